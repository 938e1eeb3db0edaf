/** Which names and ids the service takes (UiPath API catalogue, Name rules). */
export const projectName = /^[A-Za-z0-9\-_.]{1,1024}$/;
export const objectName = /^[A-Za-z0-9\-_]{1,256}$/;
export const sourceId = /^[0-9a-f]{16}$/;
export const commentId = /^[\w\x21-\x2e\x3a-\x40\x5b-\x60\x7b-\x7e]{1,1024}$/;
export const commentUid = /^[0-9a-f]{16}\.[\w\x21-\x2e\x3a-\x40\x5b-\x60\x7b-\x7e]{1,1024}$/;
export const contentHash = /^[0-9a-f]{64}$/;
export const attachmentReference = /^[A-Za-z0-9\-_]{0,128}$/;
export const transformTag = /^[\w-]+\.\d+\.[A-Z0-9]{8}$/;
