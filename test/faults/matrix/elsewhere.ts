/** Rows that are about one place and not about every operation, with the tests that prove them. */
export interface ProvenElsewhere {
	readonly id: string;
	readonly title: string;
	readonly files: readonly string[];
}

export const provenElsewhere: readonly ProvenElsewhere[] = [
	{ id: 'N10', title: 'a reset, then a duplicate Reference on our own retry', files: ['test/OrchestratorQueue/queueItem/add.test.ts', 'test/faults/bulkAdd.test.ts'] },
	{ id: 'N11', title: 'a duplicate Reference on the first attempt', files: ['test/OrchestratorQueue/queueItem/add.test.ts', 'test/faults/bulkAdd.test.ts'] },
	{ id: 'N12', title: 'a bulk request that fails in part, or whose reply is lost', files: ['test/faults/bulkAdd.test.ts'] },
	{ id: 'N21', title: 'the worker dies between reading and advancing', files: ['test/laws/streamConsumer.test.ts'] },
	{ id: 'N22', title: 'the workflow fails between reading and advancing', files: ['test/laws/streamConsumer.test.ts'] },
	{ id: 'N23', title: 'one poisonous comment blocks the batch', files: ['test/laws/streamConsumer.test.ts'] },
	{ id: 'S2', title: 'the export link leads to a storage host', files: ['test/shared/client/download.test.ts', 'test/OrchestratorQueue/queue/exportItems.test.ts'] },
	{ id: 'S3', title: 'the export link leads into a private network', files: ['test/shared/client/origin.test.ts', 'test/shared/client/download.test.ts'] },
	{ id: 'S7', title: 'the address in the credential is dangerous', files: ['test/faults/security.test.ts', 'test/shared/client/address.test.ts'] },
];
