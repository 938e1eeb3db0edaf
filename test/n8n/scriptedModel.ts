import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { z } from 'zod';

/** A call of a tool as the model writes it: whatever it likes, its JSON checked by nobody. */
export interface ToolCall {
	readonly tool: string;
	readonly input: Readonly<Record<string, unknown>>;
}

/** What the model answers: calls of tools, or its last words. */
export type Turn = readonly ToolCall[] | string;

const offered = z.object({ name: z.string(), description: z.string(), parameters: z.unknown() });

const request = z.object({
	stream: z.boolean().optional(),
	messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
	tools: z.array(z.object({ function: offered })).default([]),
});

/** What n8n asked of the model: the conversation so far, and the tools it offers with their descriptions. */
export type ModelRequest = z.infer<typeof request>;

/** A model that says what a test wrote for it, behind OpenAI's Chat Completions (OpenAI API reference, Create chat completion). */
export interface ScriptedModel {
	/** The base address for n8n's OpenAI credential. */
	readonly url: string;
	/** The requests since the last script, oldest first. */
	readonly requests: readonly ModelRequest[];
	/** Answers the next requests with these turns, one each; any further one is refused. */
	play(turns: readonly Turn[]): void;
	stop(): Promise<void>;
}

/** Listens on a free port of loopback. */
export async function startScriptedModel(): Promise<ScriptedModel> {
	let script: Turn[] = [];
	const requests: ModelRequest[] = [];
	const server = fastify();
	server.post('/v1/chat/completions', async (received, reply) => {
		const asked = request.parse(received.body);
		requests.push(asked);
		const turn = script.shift();
		if (turn === undefined || asked.stream === true) {
			return await reply.code(400).send({ error: { message: 'The script has no answer to this.' } });
		}
		return completion(turn, requests.length);
	});
	await server.listen({ host: '127.0.0.1', port: 0 });
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		play: (turns) => {
			script = [...turns];
			requests.length = 0;
		},
		stop: () => server.close(),
	};
}

function completion(turn: Turn, number: number): object {
	const message =
		typeof turn === 'string'
			? { role: 'assistant', content: turn }
			: { role: 'assistant', content: null, tool_calls: turn.map((call, index) => called(call, `call_${number}_${index}`)) };
	return {
		id: `chatcmpl-${number}`,
		object: 'chat.completion',
		created: 1_800_000_000,
		model: 'scripted',
		choices: [{ index: 0, message, finish_reason: typeof turn === 'string' ? 'stop' : 'tool_calls' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

function called({ tool, input }: ToolCall, id: string): object {
	return { id, type: 'function', function: { name: tool, arguments: JSON.stringify(input) } };
}
