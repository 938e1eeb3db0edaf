import { generate } from 'selfsigned';

/** A private key and the certificate that goes with it, both PEM; the certificate signs itself and so is its own authority. */
export interface Identification {
	readonly key: string;
	readonly cert: string;
}

const VALID_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** Makes a certificate for `localhost`, `127.0.0.1` and `::1`, good for a week. */
export async function selfSigned(): Promise<Identification> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: 'UiPath emulator' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		notBeforeDate: new Date(Date.now() - 60_000),
		notAfterDate: new Date(Date.now() + VALID_FOR_MS),
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{ name: 'keyUsage', digitalSignature: true, keyCertSign: true },
			{ name: 'extKeyUsage', serverAuth: true },
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 2, value: 'localhost' },
					{ type: 7, ip: '127.0.0.1' },
					{ type: 7, ip: '::1' },
				],
			},
		],
	});
	return { key, cert };
}
