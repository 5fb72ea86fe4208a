/** A promise, and one sentence for each violation */
export type Check = { id: string; promise: string; problems: string[] };
