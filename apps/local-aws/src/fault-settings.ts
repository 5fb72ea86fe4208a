import { type Static, Type } from 'typebox';

const probability = () => Type.Number({ minimum: 0, maximum: 1 });

/** Without `count` a fault stays until a test removes it; without `probability` it happens every time. */
const dose = {
  count: Type.Optional(Type.Integer({ minimum: 1 })),
  probability: Type.Optional(probability()),
};
export type Dose = { count?: number | undefined; probability?: number | undefined };

const perOperation = <T extends Type.TSchema>(fault: T) => Type.Record(Type.String(), fault);
const strict = <T extends Type.TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
const pattern = () => Type.String({ format: 'regex' });

/**
 * The keys of the per-operation faults, and the names in the lists, are AWS's names (`CreateJob`, `PutObject`), or
 * `mediaconvert:*`, `s3:*`, `sqs:*`, `iam:*`, `sts:*` and `servicequotas:*` for all operations of a protocol together.
 * Patterns are regular expressions.
 */
export const FaultSettings = strict({
  /** Calls per second. Calls beyond this rate get the protocol's throttling error. */
  throttle: Type.Optional(perOperation(Type.Number({ exclusiveMinimum: 0 }))),
  /**
   * The token buckets of AWS: calls beyond them get the protocol's throttling error. They replace those of the start, so
   * `{}` switches all of them off.
   */
  buckets: Type.Optional(
    perOperation(
      strict({
        per_second: Type.Number({ exclusiveMinimum: 0 }),
        burst: Type.Integer({ minimum: 1 }),
      }),
    ),
  ),
  /** The delay comes before authentication, as on a slow network, so the signature ages meanwhile. */
  latency_ms: Type.Optional(perOperation(Type.Integer({ minimum: 0 }))),
  /** The operation is performed; then the socket is destroyed instead of answering. */
  accept_then_reset: Type.Optional(perOperation(strict(dose))),
  /**
   * The operation is not performed. A 429 whose message tells of a quota, for example, is no matter of rates. A `body` is
   * sent unchanged, as a proxy's error page would be; with a status below 400, it is what the operation answers.
   */
  error: Type.Optional(
    perOperation(
      strict({
        status: Type.Integer({ minimum: 200, maximum: 599 }),
        code: Type.String({ minLength: 1 }),
        message: Type.Optional(Type.String()),
        body: Type.Optional(Type.String()),
        ...dose,
      }),
    ),
  ),
  /** Calls are held, before authentication, until the operation is no longer in this list. */
  hold: Type.Optional(Type.Array(Type.String())),
  /** The operation is performed; then its answer is held until the operation is no longer in this list. */
  hold_answers: Type.Optional(Type.Array(Type.String())),
  /**
   * The operation is performed, and every match in the text of its answer is replaced; `$1` is the first group. An
   * answer without a match does not count towards `count`. The bytes of objects stay unchanged.
   */
  rewrite: Type.Optional(perOperation(strict({ pattern: pattern(), replacement: Type.String(), ...dose }))),
  /** The dates of all answers are so many ms ahead, or behind if the number is negative. */
  clock_ms: Type.Optional(Type.Integer()),
  /**
   * Jobs stay SUBMITTED, as in a paused queue, while one of their user metadata values matches. With exactly `.*`, all
   * jobs stay, and the queue reports PAUSED.
   */
  paused: Type.Optional(pattern()),
  /**
   * The events of MediaConvert meet this on their way into the queue: probabilities, and a random delay of at most
   * `delay_ms`. A reordered event arrives after the one that follows it.
   */
  events: Type.Optional(
    strict({
      lose: Type.Optional(probability()),
      double: Type.Optional(probability()),
      delay_ms: Type.Optional(Type.Integer({ minimum: 0 })),
      reorder: Type.Optional(probability()),
    }),
  ),
  /**
   * Renders end in ERROR with this code once they have written their outputs. `token` is for the client tokens of their
   * jobs; without it, all do.
   */
  job_error: Type.Optional(
    strict({
      code: Type.Integer({ minimum: 1 }),
      message: Type.Optional(Type.String()),
      token: Type.Optional(pattern()),
      ...dose,
    }),
  ),
  /** A render of the instant engine that begins now takes so long, whatever the environment says. */
  instant_render_ms: Type.Optional(Type.Integer({ minimum: 0 })),
  /** ListJobs and SearchJobs do not show jobs younger than this. */
  list_lag_ms: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Keys that match get an error per key from DeleteObjects, and the answer to DeleteObject. */
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
