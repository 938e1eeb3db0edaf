/** The one part of a multipart form that uploads use. Handlers are synchronous, which the stream parsers on npm are not. */

/** The bytes of the part named `file` of a `multipart/form-data` body; `undefined` where there is none. */
export function filePart(body: Buffer, contentType: string): Buffer | undefined {
	const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
	if (!boundary) return undefined;
	const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2] ?? ''}`, 'latin1');
	const whole = Buffer.concat([Buffer.from('\r\n'), body]);
	let start = whole.indexOf(delimiter);
	while (start >= 0) {
		const end = whole.indexOf(delimiter, start + delimiter.length);
		if (end < 0) return undefined;
		const part = whole.subarray(start + delimiter.length, end);
		const headersEnd = part.indexOf('\r\n\r\n');
		const headers = part.toString('latin1', 0, Math.max(0, headersEnd));
		if (/^content-disposition:[^\r\n]*\bname="?file"?(?:[;\s]|$)/im.test(headers)) return part.subarray(headersEnd + 4);
		start = end;
	}
	return undefined;
}
