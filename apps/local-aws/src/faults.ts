import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type Static, Type } from 'typebox';
import { type CallLog, createCallLog } from './calls.ts';

export type Protocol = 'mediaconvert' | 's3';

/** Without `count` a fault stays until it is taken away; without `probability` it strikes every time. */
const dose = {
  count: Type.Optional(Type.Integer({ minimum: 1 })),
  probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
};

const perOperation = <T extends Type.TSchema>(fault: T) => Type.Record(Type.String(), fault);

/**
 * Keys of the per-operation faults are AWS's names (`CreateJob`, `PutObject`), or `mediaconvert:*` and `s3:*`
 * for every operation of a protocol together.
 */
export const FaultSettings = Type.Object(
  {
    /** Calls per second; what is beyond is answered with the protocol's throttling error. */
    throttle: Type.Optional(perOperation(Type.Number({ exclusiveMinimum: 0 }))),
    /** Before authentication too, as on a slow network: the signature ages meanwhile. */
    latency_ms: Type.Optional(perOperation(Type.Integer({ minimum: 0 }))),
    /** The operation is performed, then the socket is destroyed instead of answering. */
    accept_then_reset: Type.Optional(perOperation(Type.Object(dose, { additionalProperties: false }))),
    /** Answered without performing the operation. */
    error: Type.Optional(
      perOperation(
        Type.Object(
          {
            status: Type.Integer({ minimum: 400, maximum: 599 }),
            code: Type.String({ minLength: 1 }),
            message: Type.Optional(Type.String()),
            ...dose,
          },
          { additionalProperties: false },
        ),
      ),
    ),
    /** Held, before authentication, until the operation is no longer in this list. */
    hold: Type.Optional(Type.Array(Type.String())),
    /** ListJobs and SearchJobs do not show jobs younger than this. */
    list_lag_ms: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Per-key errors of DeleteObjects, and the answer to DeleteObject; `key` is a regular expression. */
    delete_errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            key: Type.String({ format: 'regex' }),
            code: Type.String({ minLength: 1 }),
            message: Type.Optional(Type.String()),
            ...dose,
          },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  { additionalProperties: false },
);
export type FaultSettings = Static<typeof FaultSettings>;

type Dose = { count?: number | undefined; probability?: number | undefined };

export type Refusal = { status: number; code: string; message: string };

/** The fault switches and the call log that both protocols share. Held in memory, off at every start. */
export type Faults = {
  readonly calls: CallLog;
  readonly settings: FaultSettings;
  /** Replaces all switches; calls whose hold is gone go on. */
  set(settings: FaultSettings): void;
  isHeld(protocol: Protocol, operation: string): boolean;
  waitUntilReleased(protocol: Protocol, operation: string): Promise<void>;
  waitForLatency(protocol: Protocol, operation: string): Promise<void>;
  /** Counts the call against the throttle; true when it is beyond the rate. */
  isThrottled(protocol: Protocol, operation: string): boolean;
  takeError(protocol: Protocol, operation: string): Refusal | undefined;
  takeReset(protocol: Protocol, operation: string): boolean;
  takeDeleteError(key: string): Omit<Refusal, 'status'> | undefined;
};

export function createFaults(): Faults {
  let settings: FaultSettings = {};
  let recentCalls = new Map<string, number[]>();
  const changes = new EventEmitter().setMaxListeners(0);

  const isHeld = (protocol: Protocol, operation: string) =>
    keysOf(protocol, operation).some((key) => settings.hold?.includes(key));

  return {
    calls: createCallLog(),
    get settings() {
      return settings;
    },
    set(next) {
      settings = structuredClone(next);
      recentCalls = new Map();
      changes.emit('change');
    },
    isHeld,
    async waitUntilReleased(protocol, operation) {
      while (isHeld(protocol, operation)) await once(changes, 'change');
    },
    async waitForLatency(protocol, operation) {
      const wait = find(settings.latency_ms, protocol, operation);
      if (wait) await delay(wait);
    },
    isThrottled(protocol, operation) {
      return keysOf(protocol, operation).some((key) => {
        const rate = settings.throttle?.[key];
        return rate !== undefined && isBeyondRate(recentCalls, key, rate);
      });
    },
    takeError(protocol, operation) {
      const error = find(settings.error, protocol, operation);
      if (!error || !strikes(error)) return undefined;
      return {
        status: error.status,
        code: error.code,
        message: error.message ?? 'A fault that was asked for',
      };
    },
    takeReset(protocol, operation) {
      const reset = find(settings.accept_then_reset, protocol, operation);
      return reset !== undefined && strikes(reset);
    },
    takeDeleteError(key) {
      const error = settings.delete_errors?.find((each) => new RegExp(each.key).test(key) && strikes(each));
      return error && { code: error.code, message: error.message ?? 'A fault that was asked for' };
    },
  };
}

function keysOf(protocol: Protocol, operation: string) {
  return [operation, `${protocol}:*`];
}

function find<T>(faults: Record<string, T> | undefined, protocol: Protocol, operation: string) {
  return keysOf(protocol, operation)
    .map((key) => faults?.[key])
    .find((fault) => fault !== undefined);
}

function strikes(dose: Dose) {
  if (dose.count === 0) return false;
  if (dose.probability !== undefined && Math.random() >= dose.probability) return false;
  if (dose.count !== undefined) dose.count -= 1;
  return true;
}

/** Rates below one per second get a longer window, so that 0.2 means one call in five seconds. */
function isBeyondRate(recentCalls: Map<string, number[]>, key: string, rate: number) {
  const windowMs = Math.max(1_000, 1_000 / rate);
  const allowed = Math.max(1, Math.floor(rate));
  const now = performance.now();
  const recent = (recentCalls.get(key) ?? []).filter((time) => time > now - windowMs);
  recentCalls.set(key, recent);
  if (recent.length >= allowed) return true;
  recent.push(now);
  return false;
}
