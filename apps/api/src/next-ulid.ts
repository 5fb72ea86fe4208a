import { monotonicFactory } from 'ulid';

/** Each sorts after those that this process has made before, within the same millisecond too. */
export const nextUlid = monotonicFactory();
