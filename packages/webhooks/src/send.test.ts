import { createSocket } from 'node:dgram';
import { lookup as lookupByThread, Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import dns from 'dns2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askBy } from './look-up.ts';
import { makeSecret } from './secrets.ts';
import { isDelivered, send } from './send.ts';

/** Starts a resolver that answers each question with the next of these addresses, and the last one from then on. */
async function startResolver(...answers: string[][]): Promise<LookupFunction> {
  const asked = [...answers];
  const server = dns.createServer({
    udp: true,
    handle: (request, respond) => {
      const response = dns.Packet.createResponseFromRequest(request);
      const [question] = request.questions;
      if (question?.type === dns.Packet.TYPE.A)
        for (const address of (asked.length > 1 ? asked.shift() : asked[0]) ?? [])
          response.answers.push(dns.Packet.createResourceFromQuestion(question, { ttl: 0, address }));
      respond(response);
    },
  });
  const { udp } = await server.listen({ udp: { port: 0, address: '127.0.0.1' } });
  onTestFinished(() => server.close());
  return askBy(() => openResolver(udp?.port));
}

function openResolver(port: number | undefined): Resolver {
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${port}`]);
  return resolver;
}

/** Starts a receiver. @returns its URL with a name in place of its address, and how often it was reached. */
async function startReceiver(answer: RequestListener) {
  const reached = { count: 0 };
  const server = createServer((request, response) => {
    reached.count += 1;
    request.resume();
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { reached, port, url: `http://127.0.0.1:${port}/`, named: `http://localhost:${port}/` };
}

const webhook = { id: '1', body: '{}', secrets: [makeSecret()] };
const targets = { loopback: true };
const isPublicOnly = { loopback: false };

describe('a name', () => {
  it('is looked up when something is sent, and leads where it says', async () => {
    const { named, reached } = await startReceiver((_request, response) => response.end());
    const lookup = await startResolver(['127.0.0.1']);
    expect(isDelivered(await send({ ...webhook, url: named }, { targets, lookup }))).toBe(true);
    expect(reached.count).toBe(1);
  });

  it.each([
    ['a loopback address', [['127.0.0.1']]],
    ['a public and a loopback address', [['93.184.215.14', '127.0.0.1']]],
    ['the metadata of a cloud', [['169.254.169.254']]],
    ['nothing', [[]]],
  ])('that leads to %s is refused at the socket', async (_what, answers) => {
    const { reached, port } = await startReceiver((_request, response) => response.end());
    const lookup = await startResolver(...answers);
    const url = `https://rebound.example.com:8443/?${port}`;
    const outcome = await send({ ...webhook, url }, { targets: isPublicOnly, lookup });
    expect(outcome).toMatchObject({ status: null, error: expect.stringMatching(/not public|ENODATA/) });
    expect(reached.count).toBe(0);
  });

  it('that leads elsewhere the next time is checked each time: nothing asks again after the check', async () => {
    const { named, reached } = await startReceiver((_request, response) => response.end());
    const lookup = await startResolver(['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1']);
    const outcomes = [];
    for (let tries = 0; tries < 3; tries += 1)
      outcomes.push(await send({ ...webhook, url: named }, { targets, lookup }));
    expect(outcomes.map(isDelivered)).toEqual([true, false, true]);
    expect(outcomes[1]?.error).toContain('not public');
    expect(reached.count).toBe(2);
  });

  it('whose name server is silent holds up no other name of the process', async () => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const resolver = openResolver(silent.address().port);
    const ended: (string | null)[] = [];
    const tries = Array.from({ length: 10 }, async () => {
      const url = 'https://slow.example.com/';
      const options = { targets: isPublicOnly, lookup: askBy(() => resolver), timeoutMs: 60_000 };
      ended.push((await send({ ...webhook, url }, options)).error);
    });
    await once(silent, 'message');
    await lookupByThread('localhost');
    expect(ended).toEqual([]);
    resolver.cancel();
    await Promise.all(tries);
    expect(ended).toEqual(Array(10).fill(expect.stringContaining('ECANCELLED')));
    silent.close();
  });
});

describe('an answer', () => {
  it.each([200, 201, 204, 299])('of %i counts as delivered', async (status) => {
    const { url } = await startReceiver((_request, response) => response.writeHead(status).end());
    expect(isDelivered(await send({ ...webhook, url }, { targets }))).toBe(true);
  });

  it('that redirects is not followed', async () => {
    const other = await startReceiver((_request, response) => response.end());
    const { url } = await startReceiver((_request, response) =>
      response.writeHead(307, { location: other.url }).end(),
    );
    const outcome = await send({ ...webhook, url }, { targets });
    expect(outcome).toMatchObject({ status: 307, error: null });
    expect(isDelivered(outcome)).toBe(false);
    expect(other.reached.count).toBe(0);
  });

  it('is read to its first kB, as text', async () => {
    const { url } = await startReceiver((_request, response) => {
      response.write(`a\u0000\n${'ü'.repeat(100)}`);
      // It has no end.
      const writing = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.once('close', () => clearInterval(writing));
    });
    const { answer, error } = await send({ ...webhook, url }, { targets });
    expect(error).toBeNull();
    expect(answer).toMatch(/^a\ufffd\nü{100}x+$/);
    expect(Buffer.byteLength(answer ?? '')).toBeLessThanOrEqual(1_026);
  });

  it.each([
    ['never comes', () => {}],
    ['stops in its middle', (_request, response) => void response.writeHead(200).write('a')],
  ] as [string, RequestListener][])(
    'that %s is waited for no longer than it may take',
    async (_how, answer) => {
      const { url } = await startReceiver(answer);
      const outcome = await send({ ...webhook, url }, { targets, timeoutMs: 200 });
      expect(outcome.error).toBe('The receiver did not answer within 0.2 s');
      expect(isDelivered(outcome)).toBe(false);
    },
  );

  it('may say when to come again', async () => {
    const { url } = await startReceiver((_request, response) =>
      response.writeHead(503, { 'retry-after': '120' }).end(),
    );
    expect(await send({ ...webhook, url }, { targets })).toMatchObject({
      status: 503,
      retryAfterMs: 120_000,
    });
  });

  it('that is none says why', async () => {
    const { url } = await startReceiver((request) => request.socket.destroy());
    expect((await send({ ...webhook, url }, { targets })).error).toContain('socket hang up');
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: tls\r\nConnection: Upgrade\r\n\r\n';
    const other = await startReceiver((request) => request.socket.write(upgrade));
    expect((await send({ ...webhook, url: other.url }, { targets })).error).toBe('There is no answer');
    expect((await send({ ...webhook, url: 'http://127.0.0.1:1/' }, { targets })).error).toContain(
      'ECONNREFUSED',
    );
  });
});
