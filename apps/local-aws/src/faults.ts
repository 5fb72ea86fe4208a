import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallLog, createCallLog } from './calls.ts';
import type { Dose, FaultSettings } from './fault-settings.ts';
import { type BucketRates, createTokenBuckets } from './token-buckets.ts';

export type Protocol = 'mediaconvert' | 's3' | 'sqs' | 'iam' | 'sts' | 'servicequotas';

type HoldSwitch = 'hold' | 'hold_answers';

/** How many events of MediaConvert were sent once, lost and sent twice since the start */
export type EventCounts = Record<'sent' | 'lost' | 'doubled', number>;

export type Refusal = { status: number; code: string; message: string };

/**
 * All protocols share these fault switches and the call log. They live in memory, and every start begins with all
 * faults off. The token buckets of the start count until a switch replaces them.
 */
export type Faults = {
  readonly calls: CallLog;
  readonly settings: FaultSettings;
  /** Replaces all switches. Calls whose hold is gone and jobs whose pause is gone continue. */
  set(settings: FaultSettings): void;
  isHeld(by: HoldSwitch, protocol: Protocol, operation: string): boolean;
  waitUntilReleased(by: HoldSwitch, protocol: Protocol, operation: string): Promise<void>;
  waitForLatency(protocol: Protocol, operation: string): Promise<void>;
  /** Counts the call against the throttle and the token buckets; returns true when it is beyond a rate. */
  isThrottled(protocol: Protocol, operation: string): boolean;
  takeError(protocol: Protocol, operation: string): (Refusal & { body?: string | undefined }) | undefined;
  takeReset(protocol: Protocol, operation: string): boolean;
  rewrite(protocol: Protocol, operation: string, body: string): string;
  takeDeleteError(key: string): Omit<Refusal, 'status'> | undefined;
  takeJobError(token?: string): { errorCode: number; errorMessage: string } | undefined;
  readonly eventCounts: EventCounts;
  countEvent(fate: keyof EventCounts): void;
  isQueuePaused(): boolean;
  isPaused(userMetadata?: Record<string, string>): boolean;
  /** Rejects when the signal is aborted. */
  waitWhilePaused(userMetadata: Record<string, string> | undefined, signal: AbortSignal): Promise<void>;
};

export function createFaults(bucketsOfStart: BucketRates = {}): Faults {
  let settings: FaultSettings = {};
  const buckets = createTokenBuckets();
  buckets.use(bucketsOfStart);
  let recentCalls = new Map<string, number[]>();
  const eventCounts: EventCounts = { sent: 0, lost: 0, doubled: 0 };
  const changes = new EventEmitter().setMaxListeners(0);

  const isHeld: Faults['isHeld'] = (by, protocol, operation) =>
    keysOf(protocol, operation).some((key) => settings[by]?.includes(key));
  const isQueuePaused = () => settings.paused === '.*';
  const isPaused: Faults['isPaused'] = (userMetadata = {}) =>
    isQueuePaused() || Object.values(userMetadata).some((value) => matches(settings.paused, value));

  return {
    calls: createCallLog(),
    get settings() {
      return settings;
    },
    set(next) {
      settings = structuredClone(next);
      buckets.use(settings.buckets ?? bucketsOfStart);
      recentCalls = new Map();
      changes.emit('change');
    },
    isHeld,
    async waitUntilReleased(by, protocol, operation) {
      while (isHeld(by, protocol, operation)) await once(changes, 'change');
    },
    async waitForLatency(protocol, operation) {
      const wait = find(settings.latency_ms, protocol, operation);
      if (wait) await sleep(wait);
    },
    isThrottled(protocol, operation) {
      const keys = keysOf(protocol, operation);
      const isBeyond = keys.some((key) => {
        const rate = settings.throttle?.[key];
        return rate !== undefined && isBeyondRate(recentCalls, key, rate);
      });
      return isBeyond || !buckets.tryTake(keys);
    },
    takeError(protocol, operation) {
      const error = find(settings.error, protocol, operation);
      if (!error || !strikes(error)) return undefined;
      return {
        status: error.status,
        code: error.code,
        message: error.message ?? asked,
        body: error.body,
      };
    },
    takeReset(protocol, operation) {
      const reset = find(settings.accept_then_reset, protocol, operation);
      return reset !== undefined && strikes(reset);
    },
    rewrite(protocol, operation, body) {
      const fault = find(settings.rewrite, protocol, operation);
      if (!fault || !matches(fault.pattern, body) || !strikes(fault)) return body;
      return body.replace(new RegExp(fault.pattern, 'g'), fault.replacement);
    },
    takeDeleteError(key) {
      const error = settings.delete_errors?.find((each) => matches(each.key, key) && strikes(each));
      return error && { code: error.code, message: error.message ?? asked };
    },
    takeJobError(token = '') {
      const error = settings.job_error;
      if (!error || !matches(error.token ?? '', token) || !strikes(error)) return undefined;
      return { errorCode: error.code, errorMessage: error.message ?? asked };
    },
    eventCounts,
    countEvent(fate) {
      eventCounts[fate] += 1;
    },
    isQueuePaused,
    isPaused,
    async waitWhilePaused(userMetadata, signal) {
      while (isPaused(userMetadata)) await once(changes, 'change', { signal });
    },
  };
}

const asked = 'A fault that was asked for';

function keysOf(protocol: Protocol, operation: string) {
  return [operation, `${protocol}:*`];
}

function find<T>(faults: Record<string, T> | undefined, protocol: Protocol, operation: string) {
  return keysOf(protocol, operation)
    .map((key) => faults?.[key])
    .find((fault) => fault !== undefined);
}

function matches(pattern: string | undefined, text: string) {
  return pattern !== undefined && new RegExp(pattern).test(text);
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
