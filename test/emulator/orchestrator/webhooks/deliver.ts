import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { writeExactly } from '../json';
import type { Webhook } from '../state/records';

const TIMEOUT = 10_000;

/** `X-UiPath-Signature`: base64 of HMAC-SHA256 over the raw body with the secret as UTF-8 (UiPath API catalogue, Webhooks). */
export function signature(secret: string, body: Buffer): string {
	return createHmac('sha256', secret).update(body).digest('base64');
}

/**
 * Signs an event and posts it to a webhook's address once; gives the status that came back.
 * Rejects where the address cannot be reached or does not answer within 10 s. Without a secret there is no signature.
 */
export async function deliver(webhook: Webhook, payload: object, signal?: AbortSignal): Promise<number> {
	const body = Buffer.from(writeExactly(payload), 'utf8');
	const { url, secret, allowInsecureSsl } = webhook;
	const agent = new Agent({ connect: { rejectUnauthorized: !allowInsecureSsl } });
	try {
		const reply = await request(url, {
			method: 'POST',
			body,
			headers: {
				'content-type': 'application/json; charset=utf-8',
				...(secret ? { 'x-uipath-signature': signature(secret, body) } : {}),
			},
			dispatcher: agent,
			headersTimeout: TIMEOUT,
			bodyTimeout: TIMEOUT,
			signal: signal ?? null,
		});
		await reply.body.dump();
		return reply.statusCode;
	} finally {
		await agent.close().catch(() => undefined);
	}
}
