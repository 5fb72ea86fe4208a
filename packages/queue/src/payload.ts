import { Value } from 'typebox/value';
import { catalogue, type JobName, type Payload } from './catalogue.ts';

/** A job's data is not what its queue holds, as after an eviction from Redis. Trying again cannot help. */
export class InvalidPayloadError extends Error {
  constructor(name: JobName, problem: string) {
    super(`The payload of a ${name} job is invalid: ${problem}`);
    this.name = 'InvalidPayloadError';
  }
}

/** Checks a payload, on its way in and again on its way out. @throws InvalidPayloadError */
export function parsePayload<Name extends JobName>(name: Name, data: unknown): Payload<Name> {
  const { payload } = catalogue[name];
  const [problem] = Value.Errors(payload, data);
  if (problem) throw new InvalidPayloadError(name, `${problem.instancePath || '/'} ${problem.message}`);
  return data as Payload<Name>;
}
