import { type Command, Redis } from 'ioredis';

/** A client of Redis that tells how many of its commands are under way. */
export class CountedRedis extends Redis {
  pending = 0;

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    this.pending += 1;
    const done = () => {
      this.pending -= 1;
    };
    (command as Command).promise.then(done, done);
    return super.sendCommand(command, stream);
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
