/** From n8n's trigger context to a running consumer: activation, test runs, deactivation. */
import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { asError } from '../../shared/asError';
import { connectionFrom } from '../../shared/client/address';
import type { Api } from '../../shared/client/api';
import { createApi } from '../../shared/client/client';
import { systemClock } from '../../shared/client/clock';
import { toNodeError } from '../../shared/client/errors';
import { advise } from '../../shared/communicationsMining/advise';
import { clientHost } from '../../shared/host';
import { triggerLookup } from '../../shared/lookup';
import type { Read } from '../../shared/read';
import { createReader } from '../../shared/read';
import { streamAddress } from '../fields';
import type { Batch } from '../output/batch';
import { itemsOf, shapingOf } from '../output/items';
import { consume } from './consume';
import type { Surroundings } from './consume';
import { workflowOf } from './delivery';
import { consumerSettings, deadlineOf, readSize, triggerFields } from './settings';
import { streamSource } from './source';
import type { StreamSource } from './source';
import type { Reporter } from './steadily';
import { steadily } from './steadily';

/**
 * Starts consuming the stream that the node's parameters name, once one read has proved that it exists and can be
 * consumed. In the editor it shows one batch when asked to, and never advances.
 * @throws NodeApiError or NodeOperationError when the stream cannot be consumed; n8n then does not activate.
 */
export async function startConsumer(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const stopped = new AbortController();
	const surroundings = { clock: systemClock, report: reporterOf(context), signal: stopped.signal };
	const closeFunction = async () => {
		stopped.abort(new Error('The trigger was stopped'));
	};
	const read = readerOf(context);
	try {
		const source = sourceOf(context, read, stopped.signal);
		if (context.getMode() === 'manual') {
			const manualTriggerFunction = async () => { await showOne(context, read, source, surroundings); };
			return { closeFunction, manualTriggerFunction };
		}
		await proveConsumable(source);
		void run(context, read, source, surroundings);
		return { closeFunction };
	} catch (error) {
		throw await advised(context, read, asError(error));
	}
}

/** The error for n8n, with what exists instead where a name is wrong. */
async function advised(context: ITriggerFunctions, read: Read, error: Error): Promise<Error> {
	const connect = connecting(context, undefined);
	const advice = await connect().then(async (api) => await advise(api, error, read)).catch(() => undefined);
	const shown = toNodeError(context.getNode(), error, 0);
	shown.description = [advice, shown.description].filter(Boolean).join(' ').slice(0, 500);
	return shown;
}

/** Reads without moving the stream, so a wrong name or a missing permission fails the activation and not the first night. */
async function proveConsumable(source: StreamSource): Promise<void> {
	await source.read();
}

async function run(
	context: ITriggerFunctions,
	read: Read,
	source: StreamSource,
	surroundings: Surroundings,
): Promise<void> {
	const settings = consumerSettings(read);
	const workflow = workflowOf(
		context,
		{
			shaping: shapingOf(read),
			deadlineMs: deadlineOf(read, context.getWorkflowSettings().executionTimeout),
			secondOutput: settings.poison.policy.then === 'output' && settings.rule.when !== 'immediately',
		},
		surroundings,
	);
	try {
		await consume(source, workflow, settings, surroundings);
	} catch (error) {
		if (!surroundings.signal.aborted) context.emitError(toNodeError(context.getNode(), asError(error), 0));
	}
}

/** Waits until the stream has something and shows it; the stream stays where it is. */
async function showOne(
	context: ITriggerFunctions,
	read: Read,
	source: StreamSource,
	surroundings: Surroundings,
): Promise<void> {
	const { idle } = consumerSettings(read);
	for (;;) {
		const batch = await shown(context, source, surroundings);
		if (batch.results.length > 0) {
			context.emit([itemsOf(batch, shapingOf(read)).map((json) => ({ json }))]);
			return;
		}
		if (batch.filtered > 0) {
			const message = `The next ${batch.filtered} comments are all left out by the stream's filter`;
			const description = 'A test run does not move the stream. The active workflow passes them and goes on.';
			throw new NodeOperationError(context.getNode(), message, { description });
		}
		await surroundings.clock.sleep(idle.from, surroundings.signal);
	}
}

async function shown(context: ITriggerFunctions, source: StreamSource, surroundings: Surroundings): Promise<Batch> {
	try {
		return await steadily('Reading the stream', async () => await source.read(), surroundings);
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

function readerOf(context: ITriggerFunctions): Read {
	return createReader(triggerFields, context.getTimezone())(triggerLookup(context), 0, {});
}

function sourceOf(context: ITriggerFunctions, read: Read, signal: AbortSignal): StreamSource {
	return streamSource(connecting(context, signal), streamAddress(read), readSize(read));
}

/** The credential is asked for anew before every request, so that a rotated secret is used without a restart. */
function connecting(context: ITriggerFunctions, signal: AbortSignal | undefined): () => Promise<Api> {
	return async () => {
		const connection = connectionFrom(await context.getCredentials('uiPathApi'));
		const host = { ...clientHost(context), ...(signal && { signal }) };
		return createApi({ connection, service: 'communicationsMining', host });
	};
}

function reporterOf(context: ITriggerFunctions): Reporter {
	const name = context.getNode().name;
	return {
		note: (text) => { context.logger.warn(`${name}: ${text}`); },
		failed: (error) => {
			context.logger.error(`${name}: ${error.message}`);
			const offered: Partial<Pick<ITriggerFunctions, 'saveFailedExecution'>> = context;
			offered.saveFailedExecution?.(toNodeError(context.getNode(), error, 0));
		},
	};
}
