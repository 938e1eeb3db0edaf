/** The emulator for a person: streams, queues, the last requests, and the faults that are set. */
import { z } from 'zod';
import type { Controls } from './emulator';
import type { Fault } from './faultScript';
import { Markup, html } from './html';
import type { JournalEntry } from './journal';
import { STYLE } from './pageStyle';
import type { Answer } from './route';

const LAST_REQUESTS = 40;

/** The part of the state that the page shows. */
const shown = z.object({
	streams: z
		.array(
			z.object({
				project: z.string(),
				dataset: z.string(),
				name: z.string(),
				position: z.number(),
				length: z.number(),
				filtered: z.number(),
			}),
		)
		.default([]),
	comments: z.array(z.unknown()).default([]),
	queues: z.array(z.object({ name: z.string(), folders: z.array(z.string()), items: z.number() })).default([]),
	queueItems: z.array(z.object({ queue: z.string(), status: z.string() })).default([]),
	bill: z.unknown(),
});

type Shown = z.output<typeof shown>;

/** The page as it is now; it loads itself again every three seconds. */
export function page(controls: Controls): Answer {
	const state = shown.parse(controls.state());
	const body = html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>UiPath emulator</title><style>${new Markup(STYLE)}</style></head><body>
<header><h1>UiPath emulator</h1>${figures(state)}</header>
<main><section><h2>Streams</h2>${streams(state)}</section>
<section><h2>Queues</h2>${queues(state)}</section>
<section class="wide"><h2>Faults</h2>${faults(controls.faults.list())}</section>
<section class="wide"><h2>Last requests</h2>${requests(controls.journal.latest(LAST_REQUESTS))}</section></main>
</body></html>`;
	return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, raw: Buffer.from(body.text) };
}

function figures({ comments, queueItems, bill }: Shown): Markup {
	const charged = typeof bill === 'number' ? String(bill) : JSON.stringify(bill ?? 0);
	return html`<dl><div><dt>Comments</dt><dd>${comments.length}</dd></div>
<div><dt>Queue items</dt><dd>${queueItems.length}</dd></div><div><dt>AI units</dt><dd>${charged}</dd></div></dl>`;
}

function streams({ streams: all }: Shown): Markup {
	return table(['Stream', 'Dataset', 'Position', 'Filtered'], all, (stream) => [
		html`<b>${stream.name}</b>`,
		`${stream.project}/${stream.dataset}`,
		html`<meter max="${Math.max(1, stream.length)}" value="${stream.position}"></meter> ${stream.position} of ${stream.length}`,
		stream.filtered,
	]);
}

function queues({ queues: all, queueItems }: Shown): Markup {
	const statuses = new Map<string, Map<string, number>>();
	for (const { queue, status } of queueItems) {
		const counts = statuses.get(queue) ?? new Map<string, number>();
		statuses.set(queue, counts.set(status, (counts.get(status) ?? 0) + 1));
	}
	return table(['Queue', 'Folders', 'Items', 'By status'], all, ({ name, folders, items }) => [
		html`<b>${name}</b>`,
		folders.join(', '),
		items,
		Array.from(statuses.get(name) ?? [], ([status, count]) => `${count} ${status}`).join(', '),
	]);
}

function faults(all: readonly (Fault & { readonly seen: number })[]): Markup {
	return table(['Route', 'Does', 'Seen'], all, ({ seen, ...fault }) => [
		html`<code>${fault.route}</code>`,
		html`<code>${JSON.stringify({ ...fault, route: undefined })}</code>`,
		seen,
	]);
}

function requests(latest: readonly JournalEntry[]): Markup {
	return table(['#', 'Time', 'Request', 'Status', 'Applied', 'Caller', 'Connection'], latest, (entry) => [
		entry.sequence,
		entry.time.slice(11, 23),
		html`<code>${entry.method} ${entry.rawPath}${entry.query && `?${entry.query}`}</code>`,
		html`<span class="${outcome(entry)}">${entry.status ?? entry.fault ?? '…'}</span>`,
		entry.applied ? 'yes' : 'no',
		entry.caller ?? '',
		`${entry.connection}${entry.origin === 'elsewhere' ? ' elsewhere' : ''}`,
	]);
}

function outcome({ status, fault }: JournalEntry): string {
	if (fault !== null) return 'fault';
	return status !== null && status < 400 ? 'good' : 'bad';
}

type Cell = string | number | Markup;

function table<T>(headings: readonly string[], rows: readonly T[], cells: (row: T) => readonly Cell[]): Markup {
	if (rows.length === 0) return html`<p class="none">None.</p>`;
	const head = headings.map((heading) => html`<th>${heading}</th>`);
	const lines = rows.map((row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`);
	return html`<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
