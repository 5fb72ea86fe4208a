import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyWebhook } from '@bacs/client';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { runCli } from '../../apps/cli/src/run-cli.ts';
import { afterTests } from '../support/after-tests.ts';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeIo, runBacs } from '../support/cli.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';

type Received = { headers: IncomingHttpHeaders; body: string };

let service: Service;
let api: ApiClient;
let env: NodeJS.ProcessEnv;
const received: Received[] = [];
let status = 204;
/** The number of the last event that there is */
let last: number | undefined;

const receiver = createServer(async (request, response) => {
  const chunks = await request.toArray();
  received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end();
});
afterTests(() => receiver.close());

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  service = await startService('cli_listen');
  await service.runWorker();
  api = await service.signUp();
  env = { BACS_API_URL: service.apiUrl, BACS_API_KEY: api.key };
  const film = await createStudio(inject('testDir')).film('listen.mp4', '320x180', 1);
  const { ulid } = await api.produce(await api.upload(film));
  await api.waitFor(ulid, 'completed');
  const query = { types: 'production.completed', wait: 25 };
  last = (await ok(api.GET('/api/events', { params: { query } }))).items[0]?.id;
});

/** Listens from the first event until it has told what the receiver answers to the last one. */
async function listen(args: string[], more: NodeJS.ProcessEnv = {}) {
  const interruption = new AbortController();
  const { io, stdout, stderr } = makeIo({ env: { ...env, ...more }, interruption: interruption.signal });
  const running = runCli(['listen', '--after', '0', ...args], io);
  await vi.waitUntil(() => stderr().includes(`${last} → `), patiently);
  interruption.abort();
  return { exitCode: await running, stdout: stdout(), stderr: stderr() };
}

const forward = () => ['--forward', `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`];

describe('listen', () => {
  it('prints events, and posts them so that they verify as webhooks', async () => {
    const ran = await listen([...forward(), '--json']);
    expect(ran.exitCode).toBe(130);
    const [, secret = ''] = /^The secret of the signatures: (whsec_\S+)$/m.exec(ran.stderr) ?? [];
    const printed = ran.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(printed.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['upload.completed', 'production.completed']),
    );
    const posted = received.map(({ body, headers }) => verifyWebhook({ body, headers, secret }));
    expect(posted).toEqual(printed);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(posted.map(({ id }) => String(id)));
    expect(ran.stderr).toContain(
      `Nobody listens any more. To go on from here: bacs listen --after ${last}\n`,
    );
  });

  it('chooses types, takes the secret of the environment, and goes on when the receiver refuses or redirects', async () => {
    received.length = 0;
    status = 302;
    const secret = `whsec_${Buffer.from('a secret of the environment').toString('base64')}`;
    const types = ['--types', 'production.queued,production.completed'];
    const ran = await listen([...types, ...forward()], { BACS_WEBHOOK_SECRET: secret });
    const verified = received.map(({ body, headers }) => verifyWebhook({ body, headers, secret }).type);
    expect(verified).toEqual(['production.queued', 'production.completed']);
    expect(ran.stdout).toMatch(/^\d+ {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}production[.]queued +\w{26}$/m);
    expect(ran.stderr).toMatch(/^\d+ → http:.*\/hook {2}302$/m);
    expect(ran.stderr).not.toContain(secret);
  });

  it('tells that nothing listens where it forwards to', async () => {
    const told = await runBacs(['listen', '--forward', 'ftp://example.com'], { env });
    expect(told.stderr).toMatch(/Give an address, as http/);
    expect(told.exitCode).toBe(2);
    const secret = await runBacs(['listen', ...forward()], {
      env: { ...env, BACS_WEBHOOK_SECRET: 'whsec_!' },
    });
    expect(secret).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^BACS_WEBHOOK_SECRET: /) });
  });
});
