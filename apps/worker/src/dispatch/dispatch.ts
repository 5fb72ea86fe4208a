/** Releases what waits in line, if nothing else has. */
export async function dispatch(): Promise<void> {}
