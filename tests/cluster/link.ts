import { connect, type Socket } from 'node:net';
import { type Lane, openLane } from './lane.ts';

export type Mode =
  | 'pass'
  /** What is sent vanishes, closing a connection too. Nobody is told. */
  | 'black_hole'
  /** What is sent arrives when the mode changes, as over a network that is away for seconds. */
  | 'stall'
  /** Connections are reset, open ones and new ones. */
  | 'reset'
  /** Open connections are reset, new ones refused. */
  | 'refuse'
  /** Each direction takes so many ms. */
  | 'latency'
  /** Requests arrive, answers do not. */
  | 'drop_response'
  /** The servers' ends of the open connections are closed, the clients' not. New connections pass. */
  | 'half_open';

/** How a proxy treats its connections at the moment. */
export type Rules = {
  mode: () => Mode;
  latencyMs: () => number;
  /** Sees what the client sends before it is passed on. */
  inspect: (link: Link, text: string) => void;
};

/** A client's connection and the one to the server behind it. */
export type Link = {
  up: Lane;
  down: Lane;
  /** Brings the link in line with the mode. */
  apply: () => void;
  /** The next bytes that the server sends have come. */
  onAnswer: (listener: () => void) => void;
  /** Resets both sides. */
  cut: () => void;
  isOpen: () => boolean;
  /** Both sides are gone. */
  ended: Promise<void>;
};

/** Passes a client's connection on to a port, as the rules say. */
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
    if (!up.isDeaf()) rules.inspect(link, bytes.toString('latin1'));
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

  function apply() {
    const mode = rules.mode();
    for (const lane of [up, down]) {
      if (mode === 'stall') lane.hold('stall');
      else lane.release('stall');
    }
    if (mode === 'reset' || mode === 'refuse') return cut();
    if (mode === 'black_hole') return;
    // Whoever left while nothing got through is missed now. A server that a deaf client waits for is not.
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

/** Closes the server's side of a link; its client keeps a connection on which nothing comes any more. */
export function abandon({ up, down }: Link): void {
  up.end();
  up.deafen();
  down.deafen();
}

/** Node never closes a socket that is reset while its own end is under way, and the process cannot exit then. */
function reset(socket: Socket): void {
  if (socket.writableEnded && !socket.writableFinished) socket.destroy();
  else socket.resetAndDestroy();
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
