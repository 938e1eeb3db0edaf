import { courseRows } from './course';
import { hostileRows } from './hostile';
import { networkRows } from './network';
import { parameterRows } from './parameters';
import { protocolRows } from './protocol';
import type { Row } from './row';

const all = [...networkRows, ...courseRows, ...protocolRows, ...parameterRows, ...hostileRows];

/** Every row that is tried on every operation, in the order of the list of faults. */
export const rows: readonly Row[] = all.sort((one, other) => order(one).localeCompare(order(other), 'en'));

function order({ id }: Row): string {
	return `${'NZS'.indexOf(id.charAt(0))}${id.slice(1).padStart(3, '0')}`;
}
