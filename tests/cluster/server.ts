import type { RunningProcess } from '@bacs/stack';
import { type FaultProxy, openProxy } from './proxy.ts';

/** A server of the cluster: a process that a test may kill and start again, and its proxy */
export type Server = {
  /** A direct URL that bypasses the proxy, for observation */
  url: string;
  port: number;
  proxy: FaultProxy;
  /** Returns the running process, or the last one that ran. */
  process: () => RunningProcess;
  /** Kills the process; resolves when it is gone. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it with the same port and the same data; resolves when it is ready. */
  start: () => Promise<void>;
};

/** Starts a server for the first time. `launch` gets a different name for each start. */
export async function openServer(
  name: string,
  port: number,
  launch: (name: string) => Promise<{ url: string; child: RunningProcess }>,
): Promise<Server> {
  let starts = 1;
  let { url, child } = await launch(name);
  const proxy = await openProxy(port);
  return {
    url,
    port,
    proxy,
    process: () => child,
    async kill(signal = 'SIGKILL') {
      // A stopped process reacts to nothing else.
      child.kill('SIGCONT');
      child.kill(signal);
      await child.ended;
    },
    async start() {
      if (child.ending() === null) return;
      starts += 1;
      ({ url, child } = await launch(`${name}-${starts}`));
    },
  };
}
