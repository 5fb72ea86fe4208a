import { type Command, Redis } from 'ioredis';

/** A client of Redis that tells when none of its commands is under way. */
export class CountedRedis extends Redis {
  private pending = 0;
  private onIdle: (() => void)[] = [];

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    this.pending += 1;
    const done = () => {
      this.pending -= 1;
      if (this.pending === 0) for (const tell of this.onIdle.splice(0)) tell();
    };
    (command as Command).promise.then(done, done);
    return super.sendCommand(command, stream);
  }

  /** @returns undefined if nothing is under way */
  whenIdle(): Promise<void> | undefined {
    if (this.pending === 0) return undefined;
    return new Promise((resolve) => this.onIdle.push(resolve));
  }
}

let simulations = 0;

/** Makes a prefix for the keys of a simulation, below which so many workers live for ever. */
export async function prefixOf(redis: Redis, workers: number): Promise<string> {
  simulations += 1;
  const prefix = `{simulation-${process.pid}-${simulations}}`;
  for (let worker = 1; worker <= workers; worker += 1)
    await redis.zadd(`${prefix}:workers`, '+inf', `worker-${worker}`);
  return prefix;
}
