import { connect, type Socket } from 'node:net';
import { type Lane, openLane } from './lane.ts';

export type Mode =
  | 'pass'
  /** Sent bytes vanish, and so does the close of a connection. Nobody learns of it. */
  | 'black_hole'
  /** Sent bytes arrive when the mode changes, as over a network that is away for seconds. */
  | 'stall'
  /** Open and new connections are reset. */
  | 'reset'
  /** Open connections end; new ones are refused. */
  | 'refuse'
  /** Each direction takes so many ms. */
  | 'latency'
  /** Requests arrive; answers do not. */
  | 'drop_response'
  /** The servers' ends of the open connections are closed, but not the clients' ends. New connections pass. */
  | 'half_open';

/** The rules say how a proxy treats its connections at the moment. */
export type Rules = {
  mode: () => Mode;
  latencyMs: () => number;
  /** Sees what the client sends before the link passes it on. */
  inspect: (link: Link, bytes: Buffer) => void;
};

/** A client's connection and the connection to the server behind it */
export type Link = {
  up: Lane;
  down: Lane;
  /** Adapts the link to the current mode. */
  apply: () => void;
  /** Calls the listener when the server sends its next bytes. */
  onAnswer: (listener: () => void) => void;
  /** Resets both sides. */
  cut: () => void;
  isOpen: () => boolean;
  /** Resolves when both sides are gone. */
  ended: Promise<void>;
};

/** Passes a client's connection on to a port, by the rules. */
export function openLink(client: Socket, port: number, rules: Rules): Link {
  const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  const up = openLane(server);
  const down = openLane(client);
  const answered: (() => void)[] = [];
  const gone = { client: false, server: false };
  const delay = () => (rules.mode() === 'latency' ? rules.latencyMs() : 0);
  const isSevered = () => rules.mode() === 'black_hole' || rules.mode() === 'stall';

  client.on('data', (bytes) => {
    if (rules.mode() === 'black_hole') up.deafen();
    if (!up.isDeaf()) rules.inspect(link, bytes);
    up.push(bytes, delay());
  });
  server.on('data', (bytes) => {
    if (rules.mode() === 'black_hole' || rules.mode() === 'drop_response') down.deafen();
    down.push(bytes, delay());
    for (const listener of answered.splice(0)) listener();
  });
  client.on('end', () => leave('client'));
  server.on('end', () => leave('server'));
  client.on('error', () => (isSevered() ? leave('client') : cut()));
  server.on('error', () => (isSevered() || down.isDeaf() ? leave('server') : cut()));

  function leave(side: 'client' | 'server') {
    gone[side] = true;
    apply();
  }

  function cut() {
    reset(client);
    reset(server);
  }

  /** The client closes its end when it notices, so the end of the link tells that it has. */
  function refuse() {
    up.deafen();
    down.deafen();
    reset(server);
    client.end();
  }

  function apply() {
    const mode = rules.mode();
    for (const lane of [up, down]) {
      if (mode === 'stall') lane.hold('stall');
      else lane.release('stall');
    }
    if (mode === 'reset') return cut();
    if (mode === 'refuse') return refuse();
    if (mode === 'black_hole') return;
    // The end of a client that left while nothing got through is noticed now. A deaf client does not notice the end of
    // its server.
    if (gone.client && (up.isDeaf() || down.isDeaf())) return cut();
    if (gone.client) up.end();
    if (gone.server && !down.isDeaf()) down.end();
  }

  const link: Link = {
    up,
    down,
    apply,
    onAnswer: (listener) => void answered.push(listener),
    cut,
    isOpen: () => !client.destroyed,
    ended: Promise.all([closed(client), closed(server)]).then(() => {}),
  };
  return link;
}

/** Closes the server's side of a link. The client keeps a connection on which nothing arrives any more. */
export function abandon({ up, down }: Link): void {
  up.end();
  up.deafen();
  down.deafen();
}

/** Node never closes a socket that is reset while it is ending, and then the process cannot exit. */
function reset(socket: Socket): void {
  if (socket.writableEnded && !socket.writableFinished) socket.destroy();
  else socket.resetAndDestroy();
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
