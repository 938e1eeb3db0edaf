import type { Resource } from '../../shared/operation';
import { addAndStart } from './addAndStart';
import { postpone } from './postpone';
import { setProgress } from './setProgress';
import { setResult } from './setResult';
import { start } from './start';

export const transactionResource: Resource = {
	value: 'transaction',
	name: 'Transaction',
	operations: [start, addAndStart, setResult, setProgress, postpone],
};
