import type { Telemetry } from 'bullmq';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { AwsClient } from './trace-calls.ts';
import type { Statement } from './trace-statement.ts';

/** What something is about, in the words of the log: `{ production: ULID }`. */
type Subject = Record<string, string>;

export type TracingOptions = {
  /** The name of the service, unless OTEL_SERVICE_NAME says another one */
  service: string;
  /** Takes out of a text what nobody may see. */
  redact: (text: string) => string;
  /** Tells what the work is about that is being done. */
  subject: () => Subject;
  /** Tells what a job is about. */
  subjectOfJob: (queue: string, jobId: string) => Subject;
  /** Spans did not get to where they are sent, or so many waited that others were dropped. */
  onProblem: (problem: string, kind: 'refused' | 'dropped') => void;
};

export type Tracing = {
  /** What BullMQ’s queues and workers are opened with; a job takes the trace along in which it was made. */
  queues: Telemetry;
  /** Makes Fastify’s plugin, which goes before all hooks. `note` gets the ids of a request’s trace for its line. */
  requests: (note: (request: FastifyRequest, ids: object) => void) => FastifyPluginAsync;
  traceCalls: (client: AwsClient) => void;
  /** Makes a span of a statement that has ended. */
  traceStatement: (statement: Statement) => void;
  /** Says on the span of a request what the request is about. */
  tellOf: (request: object, subject: Record<string, string | string[]>) => void;
  /** Does this in the trace that is named by the ULID, for a row whose trace nobody knows any more. */
  inTraceOf: <Result>(ulid: string, work: () => Promise<Result>) => Promise<Result>;
  /** Does this outside of any trace, and leaves none. */
  untraced: <Result>(work: () => Result) => Result;
  /** The ids of the span of what is being done, for a line of the log */
  ids: () => object;
  /** Sends what has not been sent, for a moment at most. */
  close: () => Promise<void>;
};
