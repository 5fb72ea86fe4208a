import type { RunningProcess } from '@bacs/stack';
import { type FaultProxy, openProxy } from './proxy.ts';

/** A server of the cluster: a process that may be killed and started again, and the proxy before it. */
export type Server = {
  /** Directly, past the proxy: for looking on. */
  url: string;
  port: number;
  proxy: FaultProxy;
  /** Of the one that runs, or of the last that did. */
  process: () => RunningProcess;
  /** Resolves when it is gone. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** On the same port, with the same data; resolves when it is ready. */
  start: () => Promise<void>;
};

/** Starts a server for the first time. `launch` is given a name of its own for each start. */
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
      // A stopped process heeds nothing else.
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
