import { monotonicFactory } from 'ulid';

/** Each ULID sorts after those that this process has made before, even within the same millisecond. */
export const nextUlid = monotonicFactory();
