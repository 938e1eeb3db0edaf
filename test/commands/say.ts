/** Says on stderr what happens; stdout holds results alone. */
export function say(text: string): void {
	process.stderr.write(`» ${text}\n`);
}

/** Does the work of a command; when that fails, says why on stderr and makes the exit code 1. */
export async function orSay(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	}
}
