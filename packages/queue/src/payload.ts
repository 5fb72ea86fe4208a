import { Ajv } from 'ajv';
import { catalogue, type JobName, type Payload } from './catalogue.ts';

const ajv = new Ajv();

/** A job's data is not what its queue holds, as after an eviction from Redis. Trying again cannot help. */
export class InvalidPayloadError extends Error {
  constructor(name: JobName, problem: string) {
    super(`The payload of a ${name} job is invalid: ${problem}`);
    this.name = 'InvalidPayloadError';
  }
}

/** Checks a payload, on its way in and again on its way out. @throws InvalidPayloadError */
export function parsePayload<Name extends JobName>(name: Name, data: unknown): Payload<Name> {
  const check = ajv.compile<Payload<Name>>(catalogue[name].payload);
  if (check(data)) return data;
  throw new InvalidPayloadError(name, ajv.errorsText(check.errors, { dataVar: 'data' }));
}
