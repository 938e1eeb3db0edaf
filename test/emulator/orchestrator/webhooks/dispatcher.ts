import { setTimeout as wait } from 'node:timers/promises';
import type { Webhook } from '../state/records';
import type { Tenant, TenantEvent } from '../state/tenant';
import { deliver } from './deliver';
import { payloadsOf } from './payload';

/** What became of one event for one webhook. */
export interface Delivery {
	readonly webhook: string;
	readonly payload: object;
	readonly outcome: 'delivered' | 'failed' | 'lost';
	readonly attempts: number;
}

interface Breaker {
	failures: number;
	/** ms since the epoch. */
	pausedUntil: number;
}

/** Carries events to webhooks in the background: tries again, then pauses a webhook that keeps failing and loses its events. */
export class WebhookDispatcher {
	/** What was tried so far, oldest first. */
	readonly deliveries: Delivery[] = [];

	private readonly pending = new Set<Promise<void>>();

	private readonly breakers = new Map<string, Breaker>();

	private stop = new AbortController();

	constructor(private readonly tenant: Tenant) {
		tenant.listeners.add((event) => { this.tell(event); });
	}

	/** Resolves when nothing is under way any more. */
	async settled(): Promise<void> {
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	/** Sends one payload to one webhook, in the background. */
	send(webhook: Webhook, payload: object, at: Date): void {
		const task = this.attempt(webhook, payload, at.getTime()).finally(() => this.pending.delete(task));
		this.pending.add(task);
	}

	/** Forgets everything and gives up what is under way. */
	reset(): void {
		this.stop.abort();
		this.stop = new AbortController();
		this.deliveries.length = 0;
		this.breakers.clear();
	}

	private tell(event: TenantEvent): void {
		if (this.tenant.webhooks.size === 0) return;
		const payloads = payloadsOf(event);
		for (const webhook of this.tenant.webhooks.values()) {
			if (!webhook.enabled || !(webhook.subscribeToAllEvents || webhook.events.includes(event.type))) continue;
			for (const payload of payloads) this.send(webhook, payload, event.at);
		}
	}

	private async attempt(webhook: Webhook, payload: object, at: number): Promise<void> {
		const { settings } = this.tenant;
		const { signal } = this.stop;
		const breaker = this.breaker(webhook);
		const record = (outcome: Delivery['outcome'], attempts: number): void => {
			if (!signal.aborted) this.deliveries.push({ webhook: webhook.name, payload, outcome, attempts });
		};
		if (breaker.pausedUntil > at) { record('lost', 0); return; }
		for (let attempt = 1; attempt <= settings.webhookRetries + 1; attempt += 1) {
			if (await isAccepted(webhook, payload, signal)) {
				breaker.failures = 0;
				record('delivered', attempt); return;
			}
			if (signal.aborted) return;
			if (attempt <= settings.webhookRetries) await pause(settings.webhookRetryDelay, signal);
		}
		breaker.failures += 1;
		if (breaker.failures >= settings.webhookBreaksAfter) {
			breaker.pausedUntil = at + settings.webhookPause;
			breaker.failures = 0;
		}
		record('failed', settings.webhookRetries + 1);
	}

	private breaker({ key }: Webhook): Breaker {
		const known = this.breakers.get(key) ?? { failures: 0, pausedUntil: 0 };
		this.breakers.set(key, known);
		return known;
	}
}

/** Waits, or ends at once when everything is given up. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
	await wait(ms, undefined, { signal }).catch(() => undefined);
}

async function isAccepted(webhook: Webhook, payload: object, signal: AbortSignal): Promise<boolean> {
	try {
		const status = await deliver(webhook, payload, signal);
		return status >= 200 && status < 300;
	} catch {
		return false;
	}
}
