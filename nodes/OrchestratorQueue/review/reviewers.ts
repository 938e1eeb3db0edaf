import type { Api } from '../../shared/client/api';
import type { HeaderValues } from '../../shared/wire/headers';
import { array, identifier, nullable, object, optional, text } from '../../shared/wire/json';
import type { Shaped } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';

const maybeText = optional(nullable(text));

/** SimpleUserDto (UiPath API catalogue, Orchestrator queues: DTO schemas). Unknown fields pass through. */
const user = object({ Id: identifier, UserName: maybeText, Name: maybeText, Surname: maybeText });

export type Reviewer = Shaped<typeof user>;

const users = object({ value: array(user) });

/** GET `GetReviewers` (UiPath API catalogue, Orchestrator queues: Review): the users who may review queue items in the folder. */
export async function reviewersOf(api: Api, headers: HeaderValues): Promise<readonly Reviewer[]> {
	const from = path`/odata/QueueItems/UiPath.Server.Configuration.OData.GetReviewers`;
	return (await api.send('reads', { method: 'GET', path: from, headers }, users)).value;
}

/** For the picker: the full name, and the user name that tells namesakes apart. */
export function nameOfReviewer({ Id, UserName, Name, Surname }: Reviewer): string {
	const full = [Name, Surname].filter((part) => typeof part === 'string' && part !== '').join(' ');
	const short = UserName ?? String(Id);
	return full === '' ? short : `${full} (${short})`;
}
