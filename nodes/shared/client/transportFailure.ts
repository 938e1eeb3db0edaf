import type { FailureFacts } from './failure';

/** Failures before a request could leave this machine or reach the server's process. */
const UNSENT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_NODATA',
	'EHOSTUNREACH',
	'EHOSTDOWN',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
	'UND_ERR_CONNECT_TIMEOUT',
	'UND_ERR_PRX_TLS',
]);

const CERTIFICATE =
	/^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED|CRL_)/;

const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Errors that happened while a connection was being made; filled by the connector of pool.ts. */
const whileConnecting = new WeakSet();

/** Remembers that `error` came before the connection stood, so that nothing of the request was sent. */
export function markAsUnsent(error: Error): void {
	whileConnecting.add(error);
}

/** What an error of the transport means for the request; keeps its system code and nothing else of it. */
export function failureOfError(error: unknown): FailureFacts {
	if (typeof error !== 'object' || error === null) return { outcome: 'unknown', reason: 'connection' };
	if (isEgressRefusal(error)) return { outcome: 'refused', reason: 'address not allowed' };
	const code = codeOf(error);
	const detail = code === undefined ? {} : { detail: code };
	if (code !== undefined && CERTIFICATE.test(code)) return { outcome: 'refused', reason: 'certificate', ...detail };
	const proxyStatus = 'message' in error ? /^Proxy .*\((\d{3})\)/.exec(String(error.message))?.[1] : undefined;
	if (proxyStatus !== undefined) return failureOfProxy(proxyStatus);
	if (code !== undefined && TIMEOUTS.has(code)) return { outcome: 'unknown', reason: 'timeout' };
	const unsent = whileConnecting.has(error) || (code !== undefined && UNSENT.has(code));
	return { outcome: unsent ? 'unsent' : 'unknown', reason: 'connection', ...detail };
}

/** The proxy answered instead of UiPath; it asks for a password with 407, which asking again does not change. */
function failureOfProxy(status: string): FailureFacts {
	return { outcome: status === '407' ? 'refused' : 'unsent', reason: 'proxy', detail: status };
}

/** n8n's filter also speaks while a connection is made, through errors that are told apart by their names only. */
function isEgressRefusal(error: object): boolean {
	if ('name' in error && typeof error.name === 'string' && error.name.startsWith('Ssrf')) return true;
	return 'cause' in error && typeof error.cause === 'object' && error.cause !== null && isEgressRefusal(error.cause);
}

function codeOf(error: object): string | undefined {
	if ('code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{2,50}$/.test(error.code)) return error.code;
	return 'cause' in error && typeof error.cause === 'object' && error.cause !== null ? codeOf(error.cause) : undefined;
}
