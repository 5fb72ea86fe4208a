import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type FaultProxy, openProxy } from '../cluster/proxy.ts';
import { patiently } from '../support/patiently.ts';

/** The server answers every chunk with "re:" and the chunk. */
const server = createServer({ allowHalfOpen: true });
const received: string[] = [];
const serverSides: Socket[] = [];
server.on('connection', (socket) => {
  serverSides.push(socket);
  socket.on('data', (bytes) => {
    received.push(String(bytes));
    socket.write(`re:${bytes}`);
  });
  socket.on('error', () => {});
  socket.on('end', () => socket.end());
});

let proxy: FaultProxy;

beforeEach(async () => {
  received.length = 0;
  serverSides.length = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await openProxy((server.address() as AddressInfo).port);
});

afterEach(async () => {
  await proxy.close();
  server.close();
  await once(server, 'close');
});

it('passes what each side sends, and that a side ends', async () => {
  const client = await dial();
  client.socket.write('a');
  await until(() => expect(client.heard()).toBe('re:a'));
  client.socket.end('b');
  await until(() => expect(client.ending()).toBe('end'));
  expect(client.heard()).toBe('re:are:b');
  await until(() => expect(proxy.connections()).toBe(0));
});

it('black_hole: nothing passes, connections old and new stay open, and what was lost leaves a gap for good', async () => {
  const old = await dialAndTalk();
  await proxy.setMode('black_hole');
  const fresh = await dial();
  old.socket.write('lost');
  fresh.socket.write('lost too');
  await settle();
  expect([old.ending(), fresh.ending(), proxy.connections()]).toEqual([undefined, undefined, 2]);
  await proxy.setMode('pass');
  old.socket.write('after the gap');
  await (await dialAndTalk()).end();
  expect(received).toEqual(['hello', 'hello']);
  expect(old.heard()).toBe('re:hello');
});

it('black_hole: the server learns only afterwards that a client has left', async () => {
  const client = await dialAndTalk();
  await proxy.setMode('black_hole');
  client.socket.destroy();
  await settle();
  expect(serverSides[0]?.readableEnded).toBe(false);
  await proxy.setMode('pass');
  await until(() => expect(serverSides[0]?.destroyed).toBe(true));
});

it('stall: what is sent arrives later', async () => {
  const client = await dialAndTalk();
  await proxy.setMode('stall');
  client.socket.write('1');
  client.socket.write('2');
  await settle();
  expect(received).toEqual(['hello']);
  await proxy.setMode('pass');
  await until(() => expect(client.heard()).toMatch(/re:hellore:1(re:)?2/));
});

it('reset: connections are reset, open ones and new ones', async () => {
  const old = await dialAndTalk();
  await proxy.setMode('reset');
  await until(() => expect(old.ending()).toBe('ECONNRESET'));
  const fresh = await dial();
  await until(() => expect(fresh.ending()).toBe('ECONNRESET'));
  await proxy.setMode('pass');
  await dialAndTalk();
});

it('refuse: clients have noticed that their connections are gone, and nobody listens until the mode is left', async () => {
  const old = await dialAndTalk();
  await proxy.setMode('refuse');
  expect(old.ending()).toBe('end');
  expect((await dial()).ending()).toBe('ECONNREFUSED');
  await proxy.setMode('pass');
  await dialAndTalk();
});

it('latency: each direction takes so long, and the order stays', async () => {
  const client = await dialAndTalk();
  await proxy.setMode('latency', { ms: 100 });
  const sent = performance.now();
  client.socket.write('slow');
  await until(() => expect(received).toContain('slow'));
  await proxy.setMode('pass');
  client.socket.write('quick');
  await until(() => expect(client.heard()).toBe('re:hellore:slowre:quick'));
  expect(performance.now() - sent).toBeGreaterThanOrEqual(95);
});

it('drop_response: requests arrive, answers do not, even later on the same connection', async () => {
  const client = await dialAndTalk();
  await proxy.setMode('drop_response');
  client.socket.write('unanswered');
  await until(() => expect(received).toContain('unanswered'));
  await settle();
  await proxy.setMode('pass');
  client.socket.write('again');
  await until(() => expect(received).toContain('again'));
  await settle();
  expect(client.heard()).toBe('re:hello');
});

it('half_open: the server sees the connection end, the client nothing; new connections pass', async () => {
  const client = await dialAndTalk();
  await proxy.setMode('half_open');
  await until(() => expect(serverSides[0]?.destroyed).toBe(true));
  client.socket.write('into the void');
  await dialAndTalk();
  expect([client.ending(), received]).toEqual([undefined, ['hello', 'hello']]);
});

it('holds a chunk and what follows it on its connection, others not, and releases them in order', async () => {
  const held = proxy.hold(/commit/i, { after: /intent/ });
  const [one, other] = [await dialAndTalk(), await dialAndTalk()];
  other.socket.write('COMMIT');
  await until(() => expect(received).toContain('COMMIT'));
  one.socket.write('set intent');
  await until(() => expect(one.heard()).toContain('intent'));
  one.socket.write('Commit');
  const hold = await held;
  one.socket.write('!');
  await settle();
  expect(received).not.toContain('Commit');
  hold.release();
  await until(() => expect(one.heard()).toMatch(/re:Commit(re:)?!/));
});

it('cuts a connection whose chunk is held: it never arrives', async () => {
  const held = proxy.hold(/commit/);
  const client = await dialAndTalk();
  client.socket.write('commit');
  (await held).cut();
  await until(() => expect(client.ending()).toBe('ECONNRESET'));
  await until(() => expect(serverSides[0]?.destroyed).toBe(true));
  expect(received).toEqual(['hello']);
});

it('drops an answer, and tells when the server has given it', async () => {
  const dropped = proxy.dropAnswer(/commit/);
  const client = await dialAndTalk();
  client.socket.write('commit');
  const deaf = await dropped;
  expect(received).toContain('commit');
  await settle();
  expect([client.heard(), client.ending()]).toEqual(['re:hello', undefined]);
  deaf.cut();
  await until(() => expect(client.ending()).toBe('ECONNRESET'));
});

it('closes for good what it is ending at that very moment', async () => {
  await dialAndTalk();
  void proxy.setMode('half_open');
  await proxy.close();
  expect(proxy.connections()).toBe(0);
});

it('resets a client whose server is not there', async () => {
  const nobody = await openProxy(1);
  const client = await dial(nobody.port);
  await until(() => expect(client.ending()).toBe('ECONNRESET'));
  await nobody.close();
});

function until(look: () => void): Promise<void> {
  return vi.waitFor(look, { ...patiently, interval: 10 });
}

async function dial(port = proxy.port) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let heard = '';
  let ending: string | undefined;
  socket.on('data', (bytes) => {
    heard += bytes;
  });
  socket.on('end', () => {
    ending = 'end';
    socket.end();
  });
  socket.on('error', (error) => {
    ending = 'code' in error ? String(error.code) : error.message;
  });
  const refused = new Promise((resolve) => socket.once('close', resolve));
  await Promise.race([new Promise((resolve) => socket.once('connect', resolve)), refused]);
  return {
    socket,
    heard: () => heard,
    ending: () => ending,
    end: async () => {
      socket.end();
      await once(socket, 'close');
    },
  };
}

async function dialAndTalk() {
  const client = await dial();
  client.socket.write('hello');
  await until(() => expect(client.heard()).toBe('re:hello'));
  return client;
}

/**
 * Waits until everything under way has arrived: other chunks have then made the same way back and forth more than once.
 */
async function settle() {
  const witness = await openProxy((server.address() as AddressInfo).port);
  for (let round = 0; round < 3; round++) {
    const { socket, heard } = await dial(witness.port);
    socket.write('settle');
    await until(() => expect(heard()).toBe('re:settle'));
    received.splice(received.indexOf('settle'), 1);
  }
  await witness.close();
}
