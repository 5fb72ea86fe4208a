import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { freePort } from './free-port.ts';
import { abandon, type Link, type Mode, openLink, type Rules } from './link.ts';
import { setTrap, type Trap, type TrapOptions } from './trap.ts';

/** A chunk that a client has sent. The proxy holds it back with everything that follows on its connection. */
export type Hold = {
  release: () => void;
  /** Resets both sides; the held bytes never arrive. */
  cut: () => void;
};

/** A connection whose client does not receive the answers of the server */
export type Deaf = { cut: () => void };

/** Stands between the clients and one server on loopback, and disturbs their connections on request. */
export type FaultProxy = {
  port: number;
  mode: () => Mode;
  /**
   * Changes the mode of open and new connections at once. With `refuse` it resolves when every client has noticed, so
   * that none writes on a connection that is gone; after `refuse`, when the port is open again.
   */
  setMode: (mode: Mode, options?: { ms?: number }) => Promise<void>;
  /**
   * Holds back the next chunk of a client that matches (latin1). It watches from the call on; the promise resolves when
   * a chunk matches. mysql2 sends statements as plain text: /^.{5}commit/is, { after: /submit_intent_at/ }.
   */
  hold: (pattern: RegExp, options?: TrapOptions) => Promise<Hold>;
  /** Passes the next matching chunk on and drops the server's answers to it. It resolves when that has happened. */
  dropAnswer: (pattern: RegExp, options?: TrapOptions) => Promise<Deaf>;
  /** Counts the open connections of clients. */
  connections: () => number;
  /** Counts the connections since the start. */
  accepted: () => number;
  close: () => Promise<void>;
};

/** Listens on a free loopback port and passes connections on to another port. */
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
    inspect: (link, bytes) => {
      if (holds.size + drops.size === 0) return;
      const text = bytes.toString('latin1');
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

  // One side of a connection may continue when the other has ended.
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
      if (mode === 'refuse') {
        listener.close();
        await Promise.all([...links].map(({ ended }) => ended));
      } else if (!listener.listening) await listen();
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

/** Removes and returns the traps that strike. */
function take<Prey>(traps: Set<Trap<Prey>>, link: Link, text: string): Trap<Prey>[] {
  const struck = [...traps].filter((trap) => trap.strikes(link, text));
  for (const trap of struck) traps.delete(trap);
  return struck;
}
