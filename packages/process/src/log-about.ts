import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line of the log is about: `{ production: ULID }`, for example. */
export type Subject = Record<string, string>;

const subjects = new AsyncLocalStorage<Subject>();
let others: (() => object) | undefined;

/** Does this with its subject in every line that is logged meanwhile, whoever logs it. */
export function logAbout<Result>(subject: Subject, work: () => Result): Result {
  return subjects.run(subject, work);
}

/** Returns what the work is about that is being done. */
export function currentSubject(): Subject {
  return subjects.getStore() ?? {};
}

/** Has every line say these, too. */
export function logAlso(fields: () => object): void {
  others = fields;
}

/** What a line says unless it says it itself */
export function fieldsOfEveryLine(): object {
  return { ...others?.(), ...subjects.getStore() };
}
