/** Cases that are about one place and not about every operation, with the tests that prove them, and those without a place here. */
export interface Proof {
	/** Of the test file, from the project's root. */
	readonly file: string;
	/** The test's title as it stands in the file. */
	readonly test: string;
}

export interface ProvenElsewhere {
	readonly id: string;
	readonly title: string;
	readonly proofs: readonly Proof[];
}

const by = (file: string, ...tests: string[]): Proof[] => tests.map((test) => ({ file: `test/${file}.test.ts`, test }));

const add = (...tests: string[]) => by('OrchestratorQueue/queueItem/add', ...tests);
const bulk = (...tests: string[]) => by('faults/bulkAdd', ...tests);
const stream = by('laws/streamConsumer', 'holds for every schedule of faults, failing executions, kills and restarts');
const trigger = (...tests: string[]) => by('CommunicationsMiningStream/CommunicationsMiningStreamTrigger', ...tests);
const exported = (...tests: string[]) => by('OrchestratorQueue/queue/exportItems', ...tests);
const download = (...tests: string[]) => by('shared/client/download', ...tests);

export const provenElsewhere: readonly ProvenElsewhere[] = [
	{
		id: 'N10',
		title: 'a reset, then a duplicate Reference on our own retry',
		proofs: [
			...add('takes a duplicate on its own second attempt for its own success, even where the list lags behind'),
			...bulk('a batch lost %s it was applied is settled on a queue with unique references'),
		],
	},
	{
		id: 'N11',
		title: 'a duplicate Reference on the first attempt',
		proofs: [
			...add('refuses a duplicate: it is somebody else’s', 'puts the item out that is there when duplicates count as delivered'),
			...bulk('a duplicate found when a lost batch is sent again is somebody else’s where it is older than the run'),
		],
	},
	{
		id: 'N12',
		title: 'a bulk request that fails in part, or whose reply is lost',
		proofs: bulk(
			'10,000 items with 250 duplicates and 40 invalid ones, the third batch lost after it was applied: each has its true outcome, none twice',
			'without unique references a lost batch is reported unknown, not sent again, and what follows is not sent',
		),
	},
	{
		id: 'N21',
		title: 'the worker dies between reading and advancing',
		proofs: [...stream, ...by('n8n/queue-mode/queueMode', 'loses and doubles nothing while workers are killed every few seconds and Redis is restarted')],
	},
	{
		id: 'N22',
		title: 'the workflow fails between reading and advancing',
		proofs: [...stream, ...trigger('reads a batch again, records a failed execution and never advances when n8n does not tell the end in time')],
	},
	{
		id: 'N23',
		title: 'one poisonous comment blocks the batch',
		proofs: [...stream, ...trigger('finds the culprit by trying the batch comment by comment, then stops and raises')],
	},
	{
		id: 'Z1',
		title: '0, 1, 16,384 or 16,385 comments in one sync',
		proofs: by('faults/sourceComments', 'sends %d comments in %d requests', 'reports chunks 1 and 2 as done where chunk 3 fails, and sends no more'),
	},
	{
		id: 'Z2',
		title: '130,000 items out',
		proofs: by('faults/largeExport', 'come out of the node, all of them and in order, in a time that grows as their number does'),
	},
	{
		id: 'Z3',
		title: 'a CSV export of 100 MB',
		proofs: by('faults/largeExport', 'becomes a file without growing the heap by 64 MB', 'leaves no file when it is cut'),
	},
	{
		id: 'S2',
		title: 'the export link leads to a storage host',
		proofs: [
			...exported('sends neither token nor folder header nor cookie to the download address, but the headers that the link names'),
			...download('at most three hops are followed, and the headers of the link stay with its host'),
		],
	},
	{
		id: 'S3',
		title: 'the export link leads into a private network',
		proofs: [
			...download('a link to this machine is refused for a credential in the cloud, as is one outside the allowed domains'),
			...by('shared/client/origin', 'a public https link is allowed, a local one where the credential itself is local'),
		],
	},
	{
		id: 'S7',
		title: 'the address in the credential is dangerous',
		proofs: by('faults/security', 'a credential that leads to %s is refused, as service and as token address'),
	},
];

export const withoutPlace: readonly { readonly id: string; readonly title: string; readonly reason: string }[] = [
	{
		id: 'S11',
		title: 'a webhook with a wrong, missing, replayed or stale signature; a huge body',
		reason: 'The package has no node that receives webhooks; streams are read, and nothing of it can be called from outside.',
	},
];
