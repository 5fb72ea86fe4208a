import { Ajv } from 'ajv';
import { catalogue, type JobName, type Payload } from './catalogue.ts';

const ajv = new Ajv();

/** The data of a job does not fit its queue, for example after an eviction from Redis. A retry cannot help. */
export class InvalidPayloadError extends Error {
  constructor(name: JobName, problem: string) {
    super(`The payload of a ${name} job is invalid: ${problem}`);
    this.name = 'InvalidPayloadError';
  }
}

/** Checks a payload when it enters the queue and again when it leaves. @throws InvalidPayloadError */
export function parsePayload<Name extends JobName>(name: Name, data: unknown): Payload<Name> {
  const check = ajv.compile<Payload<Name>>(catalogue[name].payload);
  if (check(data)) return data;
  throw new InvalidPayloadError(name, ajv.errorsText(check.errors, { dataVar: 'data' }));
}
