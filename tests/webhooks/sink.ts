import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterTests } from '../support/after-tests.ts';

export type Received = {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
  event: { id: number; type: string; subject: string; user_id: number; data: Record<string, unknown> };
  /** The status that the sink has answered; undefined while it has not */
  status: number | undefined;
};

type Answer = (received: Received, response: ServerResponse) => void;

export type Sink = {
  url: string;
  /** Every request, in the order in which they came */
  received: Received[];
  /** The secret that signs; without it nothing is verified. */
  secret: string | undefined;
  /** Says how requests are answered from now on. */
  answer: Answer;
};

/** Answers every request with this status. */
export const withStatus =
  (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (_received, response) =>
    void response.writeHead(status, headers).end(body);

/** Answers nothing. */
export const withNothing: Answer = () => {};

/** Starts a receiver of webhooks on loopback, which verifies what comes as any receiver would. */
export async function startSink(): Promise<Sink> {
  const sink: Sink = { url: '', received: [], secret: undefined, answer: withStatus(204) };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { headers } = request;
    try {
      if (sink.secret !== undefined) new Webhook(sink.secret).verify(body, headers as Record<string, string>);
    } catch {
      response.writeHead(401).end();
      return;
    }
    const event = JSON.parse(body);
    const received: Received = { id: String(headers['webhook-id']), headers, body, event, status: undefined };
    response.once('finish', () => {
      received.status = response.statusCode;
    });
    sink.received.push(received);
    sink.answer(received, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  sink.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  afterTests(() => {
    server.closeAllConnections();
    server.close();
  });
  return sink;
}

/** What the sink has taken, in the order in which it did. */
export function accepted({ received }: Sink): Received[] {
  return received.filter(({ status }) => status === 204);
}
