import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { freePort } from './free-port.ts';
import { abandon, type Link, type Mode, openLink, type Rules } from './link.ts';
import { setTrap, type Trap, type TrapOptions } from './trap.ts';

/** A chunk that a client has sent, kept back with all that follows it on its connection. */
export type Hold = {
  release: () => void;
  /** Resets both sides; what was held never arrives. */
  cut: () => void;
};

/** A connection whose client does not hear what the server answers. */
export type Deaf = { cut: () => void };

/** Stands before one server on loopback, and gets in the way when it is told to. */
export type FaultProxy = {
  port: number;
  mode: () => Mode;
  /** Applies to open and to new connections, at once; what it resolves for is that `refuse` has been left. */
  setMode: (mode: Mode, options?: { ms?: number }) => Promise<void>;
  /**
   * Keeps back the next chunk of a client that matches (latin1). Watches from the call on; the promise resolves
   * when it strikes. mysql2 sends statements as plain text: /^.{5}commit/is, { after: /submit_intent_at/ }.
   */
  hold: (pattern: RegExp, options?: TrapOptions) => Promise<Hold>;
  /** Passes the next chunk that matches on and drops all that the server answers, resolving once it has. */
  dropAnswer: (pattern: RegExp, options?: TrapOptions) => Promise<Deaf>;
  /** Of clients, open now. */
  connections: () => number;
  /** Opened since the start. */
  accepted: () => number;
  close: () => Promise<void>;
};

/** Listens on a free port of loopback and passes on to another. */
export async function openProxy(serverPort: number): Promise<FaultProxy> {
  const links = new Set<Link>();
  const holds = new Set<Trap<Hold>>();
  const drops = new Set<Trap<Deaf>>();
  let mode: Mode = 'pass';
  let latencyMs = 0;
  let accepted = 0;

  const rules: Rules = {
    mode: () => mode,
    latencyMs: () => latencyMs,
    inspect: (link, text) => {
      for (const trap of take(holds, link, text)) {
        link.up.hold('trap');
        trap.caught({ release: () => link.up.release('trap'), cut: link.cut });
      }
      for (const trap of take(drops, link, text)) {
        link.down.deafen();
        link.onAnswer(() => trap.caught({ cut: link.cut }));
      }
    },
  };

  function accept(client: Socket) {
    accepted += 1;
    const link = openLink(client, serverPort, rules);
    links.add(link);
    void link.ended.then(() => links.delete(link));
    link.apply();
  }

  // The other side of a connection may go on when one has ended its own.
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  listener.on('error', () => {});
  const port = await freePort();
  const listen = async () => {
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
  };
  await listen();

  return {
    port,
    mode: () => mode,
    async setMode(next, { ms = 0 } = {}) {
      mode = next;
      latencyMs = ms;
      for (const link of links) link.apply();
      if (mode === 'half_open') for (const link of links) abandon(link);
      if (mode === 'refuse') listener.close();
      else if (!listener.listening) await listen();
    },
    hold: (pattern, options) => add(holds, setTrap(pattern, options)),
    dropAnswer: (pattern, options) => add(drops, setTrap(pattern, options)),
    connections: () => [...links].filter((link) => link.isOpen()).length,
    accepted: () => accepted,
    async close() {
      const stopped = listener.listening ? once(listener, 'close') : undefined;
      listener.close();
      for (const link of links) link.cut();
      await Promise.all([stopped, ...[...links].map(({ ended }) => ended)]);
    },
  };
}

function add<Prey>(traps: Set<Trap<Prey>>, trap: Trap<Prey>): Promise<Prey> {
  traps.add(trap);
  return trap.prey;
}

/** The traps that strike; they are gone then. */
function take<Prey>(traps: Set<Trap<Prey>>, link: Link, text: string): Trap<Prey>[] {
  const struck = [...traps].filter((trap) => trap.strikes(link, text));
  for (const trap of struck) traps.delete(trap);
  return struck;
}
