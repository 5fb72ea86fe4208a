import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Database, EventRow } from '@bacs/db';
import type { Accepted, Wanted } from '@bacs/db/productions';
import type { IdempotentRequest, Made } from '@bacs/db/requests';
import type { UploadAsked, UploadToRender } from '@bacs/db/uploads';
import type { ServerProblem, StartEstimate } from '@bacs/domain';
import type { ProfileCatalogue } from '@bacs/mc-profiles';
import type { AwsCalls, Counter, Histogram, Registry } from '@bacs/metrics';
import type { Fleet, Queues } from '@bacs/queue';
import type { Tracing } from '@bacs/tracing';
import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import type { RateLimiterRedis } from 'rate-limiter-flexible';
import type { Config } from './config.ts';
import type { UserWeights } from './user-weights.ts';

/** Limits how often a minute somebody may do something; undefined where the limit is 0, which means none. */
export type Limiters = Record<'requests' | 'guesses' | 'visits', RateLimiterRedis | undefined>;

/** While there are `problems`, no request can be answered; `degraded` says what else does not work as it should. */
export type Readiness = { problems: ServerProblem[]; degraded: ServerProblem[] };

/**
 * Runs this after everything else of the user's that this process was given before.
 * @throws the reason of `deadline` if that has passed when its turn comes; then it does not run.
 */
export type InTurn = <Result>(
  { userId, deadline }: { userId: number; deadline: AbortSignal },
  work: () => Promise<Result>,
) => Promise<Result>;

/** Gets new events of a user, or of all, or of one subject, in the order of their numbers. */
export type EventListener = {
  /** undefined for the events of all users */
  userId: number | undefined;
  subject?: string | undefined;
  /** Nothing else that it wants to hear of has a number up to `upTo`. */
  onEvents: (events: EventRow[], upTo: number) => void;
  /** Nothing more comes, because the process ends. */
  onEnd: () => void;
};

export type Tail = {
  /**
   * From when this resolves on, the listener gets what is new. Who then reads what is there misses nothing, and may meet
   * some of it twice. @returns what ends that.
   */
  listen: (listener: EventListener) => Promise<() => void>;
  /** Events have got numbers. */
  wake: () => void;
  close: () => void;
};

/** A stream of server-sent events, whose it is, and which production's progress it tells. */
export type OpenStream = { stream: EventStream; keyId: number; production?: number | undefined };

export type EventStream = {
  /** What goes to the client */
  body: Readable;
  /** Resolves when the client can take more. */
  hasRoom: () => Promise<void>;
  /** Without an id, the event is not one that a client goes on from. */
  send: (event: { id?: number; type: string; data: unknown }) => void;
  /** Nothing up to this number is missing to the client, whether or not anything was for it. */
  passTo: (number: number) => void;
  /** Shows that the connection is alive, and from where to go on, to a client to whom nothing happens. */
  beat: () => void;
  end: () => void;
};

export type Streams = {
  /** Looks after the stream from now on. @returns what ends that. */
  add: (stream: OpenStream) => () => void;
};

/**
 * Counts one more who waits for events of this user's. @returns what ends that.
 * @throws QUOTA_EXCEEDED when the user waits as many times as one may.
 */
export type Waits = (userId: number) => () => void;

/** How productions are accepted. What is asked at the same time is looked up or accepted together. */
export type Acceptance = {
  findMade: (request: IdempotentRequest) => Promise<Made | undefined>;
  findUpload: (asked: UploadAsked) => Promise<UploadToRender | undefined>;
  /**
   * @throws UploadGoneError, QuotaExceededError, UserGoneError; the reason of `deadline` if that has passed before its turn
   */
  accept: (wanted: Wanted, deadline: AbortSignal) => Promise<Accepted>;
};

/** What a process of the API counts as it happens. No label is an id or a word of somebody else’s. */
export type Metrics = {
  registry: Registry;
  calls: AwsCalls;
  events: Counter<'type'>;
  requests: Counter<'method' | 'route' | 'status'>;
  requestSeconds: Histogram<'method' | 'route'>;
};

export type Dependencies = {
  config: Config;
  db: Database;
  queues: Queues;
  /** The connection of the queues. */
  redis: Redis;
  /** Looks who works on the queues; undefined while Redis does not tell. */
  lookAtFleet: () => Promise<Fleet | undefined>;
  /** Looks how the line has moved lately, by which it says when a production that waits is likely to start. */
  lookAtLine: () => Promise<{
    estimateStart: (waiting: { position: number; acceptedAt: number }) => StartEstimate | undefined;
  }>;
  /** Checks everything that the API needs. However many ask, it costs the same, and it never throws. */
  readiness: () => Promise<Readiness>;
  profiles: ProfileCatalogue;
  /** This process uses S3 through this client. */
  s3: S3Client;
  /** This client has the address that clients use; it only presigns. */
  publicS3: S3Client;
  /** Pages send the files of uploads here. */
  uploadsOrigin: string;
  limiters: Limiters;
  inTurn: InTurn;
  acceptance: Acceptance;
  weights: UserWeights;
  /** Tells what is new to all who wait for events. */
  tail: Tail;
  waits: Waits;
  streams: Streams;
  /** undefined unless METRICS_PORT is set */
  metrics: Metrics | undefined;
  /** undefined unless there is where to send spans */
  tracing?: Tracing | undefined;
  logger?: FastifyBaseLogger;
};
