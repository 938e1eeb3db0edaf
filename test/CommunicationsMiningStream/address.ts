/** The stream that the tables of this folder talk about. */
export const address = { project: 'operations', dataset: 'customer-mail', stream: 'disputes' };

/** Its path on the wire. */
export const streams = '/api/v1/datasets/operations/customer-mail/streams';

/** Names that cannot be API names, each refused before anything is sent. */
export const badNames = ['', '..', '.', 'a/b', 'Collateral Disputes', 'a?b', 'a%2Fb', 'ä', 'a\u0000b'];
