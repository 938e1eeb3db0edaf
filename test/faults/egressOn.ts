/** Turns n8n's request protection on, but for this machine's own address; to be imported before n8n's engine, which reads it once. */
process.env['N8N_SSRF_PROTECTION_ENABLED'] = 'true';
process.env['N8N_SSRF_ALLOWED_IP_RANGES'] = '127.0.0.1/32';
process.env['N8N_SSRF_BLOCKED_HOSTNAMES'] = 'localhost';
