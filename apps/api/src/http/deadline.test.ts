import { once } from 'node:events';
import { request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerClientError } from './client-errors.ts';
import { answerInTime, prolong } from './deadline.ts';
import { handleError } from './problem-details.ts';

type Line = { level: number; msg: string; lateMs?: number; reason?: string };

let app: FastifyInstance;
let lines: Line[];
let late: { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void };

beforeEach(() => {
  lines = [];
  late = openPromise();
  const logger: FastifyBaseLogger = pino(
    { level: 'info' },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  );
  app = Fastify({
    loggerInstance: logger,
    requestTimeout: 2_000,
    http: { requestTimeout: 2_000, connectionsCheckingInterval: 50 },
    clientErrorHandler: answerClientError,
  });
  app.setErrorHandler(handleError);
  answerInTime(app, { deadlineMs: 100 });
});
afterEach(() => app.close());

function openPromise(): typeof late {
  let [resolve, reject] = [() => {}, (_error: Error) => {}];
  const promise = new Promise<void>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

const tooLate = { statusCode: 503, headers: { 'retry-after': '5' } };
const linesOf = (msg: string) => lines.filter((line) => line.msg === msg);
const complaints = () => lines.filter(({ level, msg }) => level > 30 && msg !== 'request failed');

/** Sends a POST with a body, after which Fastify's own deadline would not be looked at any more. */
const post = () => app.inject({ method: 'POST', url: '/', payload: { some: 'thing' } });

test.each<[what: string, add: (done: Promise<void>) => void]>([
  ['returns', (done) => void app.post('/', async () => done.then(() => ({ late: true })))],
  [
    'fails',
    (done) =>
      void app.post('/', async () => {
        await done;
        throw new Error('too late');
      }),
  ],
  ['sends', (done) => void app.post('/', (_request, reply) => void done.then(() => reply.send('late')))],
  [
    'sends and returns',
    (done) =>
      void app.post('/', async (_request, reply) => {
        await done;
        return reply.code(201).send('late');
      }),
  ],
])(
  'a handler that %s after the deadline is logged in one line, and its client has an answer',
  async (_what, add) => {
    add(late.promise);
    const answer = await post();
    expect(answer).toMatchObject(tooLate);
    expect(answer.json()).toMatchObject({
      code: 'TIMEOUT',
      detail: expect.stringContaining('Send it again with the same Idempotency-Key'),
    });
    expect(linesOf('request ended after its deadline')).toEqual([]);
    late.resolve();
    await expect.poll(() => linesOf('request ended after its deadline')).toHaveLength(1);
    const [line] = linesOf('request ended after its deadline');
    expect([line?.level, line?.lateMs]).toEqual([30, expect.any(Number)]);
    expect(complaints()).toEqual([]);
  },
);

test.each(['onRequest', 'preHandler'] as const)('a hook that waits is no excuse: %s', async (name) => {
  app.addHook(name, async () => await late.promise);
  app.post('/', async () => 'in time');
  expect(await post()).toMatchObject(tooLate);
  late.reject(new Error('too late'));
  expect(complaints()).toEqual([]);
});

test('neither an address that does not exist nor a GET waits longer', async () => {
  app.addHook('onRequest', async () => await late.promise);
  app.get('/', async () => 'in time');
  for (const url of ['/', '/nothing']) expect(await app.inject(url)).toMatchObject(tooLate);
  late.resolve();
});

test('what is answered in time is answered once, and an answer that has begun goes on', async () => {
  app.post('/', async () => ({ some: 'thing' }));
  app.get('/other', async () => await late.promise);
  app.get('/stream', async () => Readable.from(pieces()));
  async function* pieces() {
    yield 'one ';
    await once(app.server, 'passed');
    yield 'two';
  }
  expect((await post()).json()).toEqual({ some: 'thing' });
  const answer = app.inject('/stream');
  // Another request that began later passes its deadline, which is as long.
  expect(await app.inject('/other')).toMatchObject(tooLate);
  late.resolve();
  app.server.emit('passed');
  expect((await answer).body).toBe('one two');
});

test('a client that sends a byte at a time is told that the request is late, not that the service is', async () => {
  app.post('/', async () => 'in time');
  const port = await listen();
  const socket = connect(port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n');
  const typing = setInterval(() => socket.write(' '), 50);
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  // The service may have closed the connection before the last byte, so an error is no failure here.
  socket.on('error', () => {});
  await new Promise((closed) => socket.once('close', closed));
  clearInterval(typing);
  expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*REQUEST_TIMEOUT/);
});

test('a body that took long leaves the handler as much time as ever', async () => {
  app.post('/', async () => 'in time');
  const port = await listen();
  const request = send({ port, method: 'POST', headers: { 'content-type': 'application/json' } });
  request.write('{');
  setTimeout(() => request.end('}'), 200);
  const [response] = await once(request, 'response');
  expect(response.statusCode).toBe(200);
});

test('a handler learns that nobody waits any more: the deadline has passed, or the client is gone', async () => {
  const signals: AbortSignal[] = [];
  app.post('/', async (request, reply) => {
    // The second client is to go before its deadline, however slow the machine is.
    if (signals.length > 0) prolong(request, reply, 600_000);
    signals.push(request.deadline);
    await late.promise;
  });
  expect(await post()).toMatchObject(tooLate);
  expect(signals[0]?.reason).toMatchObject({ code: 'TIMEOUT' });
  const port = await listen();
  const request = send({ port, method: 'POST' });
  request.on('error', () => {});
  request.end();
  await expect.poll(() => signals.length, { timeout: 60_000 }).toBe(2);
  request.destroy();
  await expect.poll(() => signals[1]?.aborted, { timeout: 60_000 }).toBe(true);
  expect(signals[1]?.reason).toMatchObject({ message: 'The client is gone' });
  late.resolve();
  expect(complaints()).toEqual([]);
});

async function listen(): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
}
