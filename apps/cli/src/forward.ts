import { randomBytes } from 'node:crypto';
import type { BacsEvent } from '@bacs/client';
import { Webhook } from 'standardwebhooks';
import { Failure } from './failure.ts';
import type { Io } from './io.ts';
import { reasonOf } from './reason-of.ts';

const mostAnswerMs = 10_000;

/** Posts events as webhooks are posted, one after the other, and tells what the receiver answers. */
export function openForwarder(
  url: URL,
  { env, interruption }: Io,
  tell: (line: string) => void,
): (event: BacsEvent) => Promise<void> {
  const webhook = openWebhook(env['BACS_WEBHOOK_SECRET'], tell);
  return async (event) => {
    const id = String(event.id);
    const body = JSON.stringify(event);
    const time = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(time.getTime() / 1_000)),
      'webhook-signature': webhook.sign(id, time, body),
    };
    const signal = AbortSignal.any([interruption, AbortSignal.timeout(mostAnswerMs)]);
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' }).catch(
      reasonOf,
    );
    interruption.throwIfAborted();
    if (typeof answer !== 'string') await answer.body?.cancel();
    tell(`${event.id} → ${url.href}  ${typeof answer === 'string' ? answer : answer.status}`);
  };
}

function openWebhook(given: string | undefined, tell: (line: string) => void): Webhook {
  const secret = given || `whsec_${randomBytes(24).toString('base64')}`;
  if (!given) tell(`The secret of the signatures: ${secret}`);
  try {
    return new Webhook(secret);
  } catch {
    throw new Failure('usage', 'BACS_WEBHOOK_SECRET: give a secret, as whsec_ and base64');
  }
}
