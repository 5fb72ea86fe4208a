/** Looks at all MediaConvert jobs of the fleet together. */
export async function watch(): Promise<void> {}
