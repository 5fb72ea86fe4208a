import { type Command, Redis } from 'ioredis';

/**
 * A client of Redis that tells when none of its commands is under way. Answers are given when all are there, in the order
 * of the commands: how many of them come in one packet depends on how busy the machine is.
 */
export class CountedRedis extends Redis {
  private pending = 0;
  private held: (() => void)[] = [];
  private onIdle: (() => void)[] = [];

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    // What is asked before the connection is ready may wait for what the client asks by itself.
    if (this.status === 'ready') this.hold(command as Command);
    return super.sendCommand(command, stream);
  }

  private hold(command: Command): void {
    this.pending += 1;
    const holding = (give: (value: never) => void) => (value: unknown) => {
      this.held.push(() => give(value as never));
      this.pending -= 1;
      if (this.pending > 0) return;
      for (const giveNext of this.held.splice(0)) giveNext();
      for (const tell of this.onIdle.splice(0)) tell();
    };
    command.resolve = holding(command.resolve);
    command.reject = holding(command.reject);
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
