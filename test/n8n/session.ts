import { setTimeout as sleep } from 'node:timers/promises';

/** How long triggers and webhooks may take to listen after their workflow was published, in ms. */
const publishLimit = 60_000;

/** Who may log in to the editor. */
export interface Owner {
	readonly email: string;
	readonly password: string;
}

/** The owner, logged in: the same calls that the editor makes. */
export interface Session {
	/** What the browser would send along, for addresses outside of `/rest`. */
	readonly cookie: string;
	/**
	 * Calls `<url>/rest<path>` and gives back `data` of the answer.
	 *
	 * @throws with n8n's own words when the status is not 2xx
	 */
	call(method: string, path: string, body?: unknown): Promise<unknown>;
	/**
	 * Makes a workflow active; resolves when its triggers and webhooks listen.
	 *
	 * @throws with the trigger's own words when it could not be activated
	 */
	publish(workflow: string): Promise<void>;
}

/** Makes the owner of a new n8n; done once for each folder. */
export async function setUpOwner(url: string, owner: Owner): Promise<void> {
	await rest(url, 'POST', '/owner/setup', { ...owner, firstName: 'Olivia', lastName: 'Owner' });
}

/** Logs the owner in. */
export async function logIn(url: string, owner: Owner): Promise<Session> {
	const response = await rest(url, 'POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
	const call: Session['call'] = async (method, path, body) => {
		const answer = (await (await rest(url, method, path, body, cookie)).json()) as { data: unknown };
		return answer.data;
	};
	return { cookie, call, publish: (workflow) => publish(call, workflow) };
}

async function rest(url: string, method: string, path: string, body?: unknown, cookie = ''): Promise<Response> {
	const response = await fetch(`${url}/rest${path}`, {
		method,
		headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${await response.text()}`);
	return response;
}

interface PublicationStatus {
	readonly status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	readonly triggers: ReadonlyArray<{ readonly errorMessage: string | null }>;
}

async function publish(call: Session['call'], workflow: string): Promise<void> {
	const { versionId } = (await call('GET', `/workflows/${workflow}`)) as { versionId: string };
	await call('POST', `/workflows/${workflow}/activate`, { versionId });
	const deadline = Date.now() + publishLimit;
	for (;;) {
		const { status, triggers } = await publicationOf(call, workflow);
		if (status === 'published') return;
		if (status === 'failed' || status === 'partial' || Date.now() > deadline) {
			const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
			throw new Error(`The workflow ${workflow} was not activated (${status}): ${reasons.join('; ')}`);
		}
		await sleep(100);
	}
}

/** n8n 2.35 and older know no such status: there, the request that activates ends when everything listens. */
async function publicationOf(call: Session['call'], workflow: string): Promise<PublicationStatus> {
	try {
		return (await call('GET', `/workflows/${workflow}/publication-status`)) as PublicationStatus;
	} catch (error) {
		if (error instanceof Error && error.message.includes('answered 404')) return { status: 'published', triggers: [] };
		throw error;
	}
}
