/** The emulator as a command: prints one JSON line and serves until it is told to stop. */
import { startEmulator, type Emulator } from './index';
import { optionsFrom, USAGE } from './options';

function announcement(emulator: Emulator): string {
	const { origin, elsewhere, tokenUrl, orchestratorUrl, communicationsMiningUrl, control, ca } = emulator;
	const { clientId, clientSecret, accessToken, organization, tenant } = emulator.credentials;
	const credentials = { clientId, clientSecret, accessToken, organization, tenant };
	const addresses = { origin, elsewhere, tokenUrl, orchestratorUrl, communicationsMiningUrl, control };
	return JSON.stringify({ ...addresses, credentials, ...(ca === undefined ? {} : { ca }) });
}

async function main(args: readonly string[]): Promise<void> {
	const options = optionsFrom(args);
	if (options === 'help') {
		process.stdout.write(USAGE);
		return;
	}
	const emulator = await startEmulator(options);
	const stop = (): void => {
		void emulator.stop().then(() => process.exit(0));
	};
	process.once('SIGINT', stop).once('SIGTERM', stop);
	process.stdout.write(`${announcement(emulator)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
