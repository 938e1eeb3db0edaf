/** The engine of the tests tidies up after a test file; outside of jest its file is this process. To be imported first. */
Object.assign(globalThis, { afterAll: (tidyUp: () => void) => process.on('exit', tidyUp) });
