/** What a sample of an operation is, and what samples are made with. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator';

/** Valid parameters of one operation, for an emulator that was just reset and holds what `arrange` put there. */
export interface Sample {
	/** Puts into the emulator what the operation needs, and gives the node's parameters, without resource and operation. */
	arrange(emulator: Emulator): INodeParameters | Promise<INodeParameters>;
	/** The input items; one empty item without it. */
	readonly input?: readonly IDataObject[];
	/** Whose token the operation needs; an external application's without it. */
	readonly as?: 'robot';
}

/** Samples of one node by `resource/operation`. */
export type Samples = Readonly<Record<string, Sample>>;

/** A resource locator as the panel holds it. */
export function locator(mode: string, value: string): INodeParameters {
	return { __rl: true, mode, value };
}

/** Asks the emulator over a socket, as a person with a personal access token. @throws where it refuses. */
export async function ask(emulator: Emulator, method: string, address: string, body?: object): Promise<unknown> {
	const reply = await fetch(address, {
		method,
		headers: { authorization: `Bearer ${emulator.credentials.accessToken}`, 'content-type': 'application/json' },
		...(body && { body: JSON.stringify(body) }),
	});
	if (!reply.ok) throw new Error(`The emulator answered ${method} ${address} with ${reply.status}`);
	return await reply.json();
}
