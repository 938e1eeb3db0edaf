/** Trusting the emulator's own certificate in a process that runs already. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Node 22 keeps the authorities that it began with once it has made a connection, so what needs them later is not tried there. */
export const canTrustLater = Number(process.versions.node.split('.')[0]) >= 24;

if (!canTrustLater) process.stderr.write('certificates: Node 22 trusts none that come later, so tests that need one are left out\n');

/** Trusts `certificate` (PEM), beside those that are trusted already, until the function that it gives back is called. */
export function trust(certificate = ''): () => void {
	const before = getCACertificates('default');
	setDefaultCACertificates([...before, certificate]);
	return () => {
		setDefaultCACertificates(before);
	};
}
