import { type Static, Type } from 'typebox';

/** Without `count` a fault stays until it is taken away; without `probability` it strikes every time. */
const dose = {
  count: Type.Optional(Type.Integer({ minimum: 1 })),
  probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
};
export type Dose = { count?: number | undefined; probability?: number | undefined };

const perOperation = <T extends Type.TSchema>(fault: T) => Type.Record(Type.String(), fault);
const strict = <T extends Type.TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const pattern = () => Type.String({ format: 'regex' });

/**
 * Keys of the per-operation faults, and what the lists name, are AWS's names (`CreateJob`, `PutObject`), or
 * `mediaconvert:*` and `s3:*` for every operation of a protocol together. Patterns are regular expressions.
 */
export const FaultSettings = strict({
  /** Calls per second; what is beyond is answered with the protocol's throttling error. */
  throttle: Type.Optional(perOperation(Type.Number({ exclusiveMinimum: 0 }))),
  /** Before authentication too, as on a slow network: the signature ages meanwhile. */
  latency_ms: Type.Optional(perOperation(Type.Integer({ minimum: 0 }))),
  /** The operation is performed, then the socket is destroyed instead of answering. */
  accept_then_reset: Type.Optional(perOperation(strict(dose))),
  /** Answered without performing the operation. A `body` goes out as it is, as a proxy's error page would. */
  error: Type.Optional(
    perOperation(
      strict({
        status: Type.Integer({ minimum: 400, maximum: 599 }),
        code: Type.String({ minLength: 1 }),
        message: Type.Optional(Type.String()),
        body: Type.Optional(Type.String()),
        ...dose,
      }),
    ),
  ),
  /** Held, before authentication, until the operation is no longer in this list. */
  hold: Type.Optional(Type.Array(Type.String())),
  /** The operation is performed, then its answer is held until the operation is no longer in this list. */
  hold_answers: Type.Optional(Type.Array(Type.String())),
  /**
   * The operation is performed; every match in the text of its answer is replaced, `$1` being the first group. An
   * answer without a match uses up no `count`. Objects' bytes are left alone.
   */
  rewrite: Type.Optional(perOperation(strict({ pattern: pattern(), replacement: Type.String(), ...dose }))),
  /**
   * Jobs stay SUBMITTED, as in a paused queue, while one of their user metadata values matches. With `.*`, exactly,
   * it is all jobs, and the queue says that it is PAUSED.
   */
  paused: Type.Optional(pattern()),
  /** ListJobs and SearchJobs do not show jobs younger than this. */
  list_lag_ms: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Per-key errors of DeleteObjects, and the answer to DeleteObject, for the keys that match. */
  delete_errors: Type.Optional(
    Type.Array(
      strict({
        key: pattern(),
        code: Type.String({ minLength: 1 }),
        message: Type.Optional(Type.String()),
        ...dose,
      }),
    ),
  ),
});
export type FaultSettings = Static<typeof FaultSettings>;
