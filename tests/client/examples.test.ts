import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';
import { installClient } from './examples.ts';

describe('an example of the client’s README, as a program outside of this repository', () => {
  let service: Service;
  let api: ApiClient;
  let outside: Awaited<ReturnType<typeof installClient>>;
  let film: string;

  beforeAll(async () => {
    service = await startService('client_examples');
    await service.runWorker();
    api = await service.signUp();
    film = await createStudio(inject('testDir')).film('example.mp4', '320x180', 1);
    outside = await installClient({ BACS_API_URL: api.url, BACS_API_KEY: api.key });
  });

  it('sends a file with progress, renders it and waits, and finds it in a list', async () => {
    const sent = await outside.start('upload', [film]);
    expect(sent.stdout).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent.stderr).toMatch(/^\r0 %.*\r100 %$/s);
    // It tells the state that it finds, which is the first one while no worker takes a render.
    const { render } = service.deps.queues;
    await render.pause();
    const rendering = outside.start('render', [sent.stdout]);
    let told = '';
    rendering.stderr?.on('data', (chunk) => (told += chunk));
    await vi.waitUntil(() => told.includes('queued, 0 %\n'), patiently);
    await render.resume();
    const rendered = await rendering;
    expect(rendered.stderr).toMatch(/^queued, 0 %\n.*^completed, 100 %$/ms);
    const { items } = await ok(api.GET('/api/productions'));
    expect(rendered.stdout.split('\n')).toEqual(items[0]?.outputs?.map(({ playlist_url }) => playlist_url));
    const listed = await outside.start('list');
    expect(listed.stdout).toBe(`${items[0]?.ulid} 100`);
  });

  it('follows what happens from where it was', async () => {
    const upload = await api.upload(film);
    const told: string[] = [];
    for (const _start of ['first', 'second']) {
      const { ulid } = await api.produce(upload);
      const follower = outside.start('follow');
      for await (const line of follower) {
        told.push(line.replace(/^[0-9]+ /, ''));
        if (!line.endsWith(ulid)) continue;
        const isNoted = async () =>
          line.startsWith(`${await readFile(join(outside.dir, 'last-event'), 'utf8')} `);
        await vi.waitUntil(isNoted, patiently);
        follower.kill();
      }
    }
    const { items } = await ok(api.GET('/api/productions'));
    expect(told).toEqual(items.map(({ ulid }) => `production.completed ${ulid}`).reverse());
  });

  it('takes webhooks that are signed, and no others', async () => {
    const secret = `whsec_${Buffer.from('a secret that nobody else knows').toString('base64')}`;
    const port = await freePort();
    const receiver = outside.start('webhook', [], { BACS_WEBHOOK_SECRET: secret, PORT: String(port) });
    const body = JSON.stringify({
      id: 42,
      type: 'production.completed',
      subject: '01M81C2WT8M8Q4W6X7Y8ZABCDE',
    });
    const send = (signature: string, sentAt = new Date()) =>
      fetch(`http://127.0.0.1:${port}`, {
        method: 'POST',
        headers: {
          'webhook-id': 'msg_1',
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
          'webhook-signature': signature,
        },
        body,
      });
    const forged = await vi.waitFor(() => send('v1,AAAA'), patiently);
    expect(forged.status).toBe(400);
    const now = new Date();
    expect((await send(new Webhook(secret).sign('msg_1', now, body), now)).status).toBe(204);
    receiver.kill();
    expect((await receiver).stdout).toBe('production.completed 01M81C2WT8M8Q4W6X7Y8ZABCDE');
  });
});
