import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';

/** The lines that people see of a job on Bull Board. */
export type JobLog = {
  note: (line: string) => void;
  /** Writes the lines since the last time, in one command. Those that Redis does not take are left out. */
  write: () => Promise<void>;
};

const longestLine = 1_000;

// BullMQ's own script takes one line. Like it, this leaves nothing behind of a job that is gone.
const script = `if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('RPUSH', KEYS[2], unpack(ARGV, 2))
return redis.call('LTRIM', KEYS[2], -ARGV[1], -1)`;

/** Collects the lines of a job. It keeps as many of the newest ones as the job's options say. */
export function openJobLog(redis: Redis, job: Job): JobLog {
  let lines: string[] = [];
  return {
    note: (line) => void lines.push(`${new Date().toISOString()} ${line.slice(0, longestLine)}`),
    async write() {
      if (lines.length === 0) return;
      const written = lines;
      lines = [];
      const key = `${job.queueQualifiedName}:${job.id}`;
      const keep = job.opts.keepLogs ?? written.length;
      await redis.eval(script, 2, key, `${key}:logs`, keep, ...written).catch(() => {});
    },
  };
}
