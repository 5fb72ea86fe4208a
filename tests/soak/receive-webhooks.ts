import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { verifyWebhook } from '@bacs/client';
import { ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import type { ToldEvent } from './told.ts';

/** Has all events of a user sent to a receiver, which verifies them and keeps each id once, whatever comes again. */
export async function receiveWebhooks(
  client: ApiClient,
  onEvent: (event: ToldEvent) => void,
): Promise<{ secret: string; close: () => void }> {
  let secret = '';
  const bodies = new Map<number, string>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { id, type, subject } = verifyWebhook({ body, headers: request.headers, secret });
    if (bodies.get(id) !== body) onEvent({ id, type, subject, body });
    bodies.set(id, body);
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const made = await ok(client.POST('/api/webhooks', { body: { url } }));
  secret = made.secret ?? '';
  // What has happened before it was there is told too.
  const params = { path: { id: made.webhook.ulid } };
  await ok(client.POST('/api/webhooks/{id}/replay', { params, body: { since: new Date(0).toISOString() } }));
  return {
    secret,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
