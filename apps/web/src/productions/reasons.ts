import { formatWait } from '../components/format.ts';
import type { Card } from './card.ts';

/** Says in plain words what each cause of a block means; what AWS itself says comes after it. */
const causes: Record<string, string> = {
  faulted: 'AWS has failed, and it is rendered again',
  forbidden: 'AWS refuses the rights',
  missing: 'MediaConvert does not know the job',
  paused: 'paused',
  profile: 'the profile is missing',
  queue: 'the queue does not answer',
  quota: 'a quota of AWS is used up',
  refused: 'AWS refuses it for now',
  rejected: 'AWS rejects the request',
  throttled: 'AWS throttles',
  undeleted: 'S3 has left objects',
  unknown: 'AWS gave no answer, so it is looked for',
  unsent: 'AWS cannot be reached',
  unsettled: 'an earlier call is not settled',
  worker: 'no worker is alive',
};

/** Such as `AWS throttles`, of `throttled: Rate exceeded` */
export function causeInWords(reason: string): string {
  return causes[reason.split(':')[0] ?? ''] ?? reason;
}

type Waiting = Pick<
  Card,
  'status' | 'isUnfinished' | 'blocked_reason' | 'queue_position' | 'error' | 'cancel_requested_at'
>;

/** Says in one line why a production is not done yet, or how it ended; empty when there is nothing to say. */
export function reasonOf(production: Waiting): string {
  const { status, isUnfinished, blocked_reason, queue_position, error, cancel_requested_at } = production;
  if (status === 'failed') return error?.help ?? '';
  if (!isUnfinished) return '';
  if (cancel_requested_at !== null) return 'Canceling…';
  if (blocked_reason !== null) return `Waiting: ${causeInWords(blocked_reason)}`;
  if (status === 'submitted') return 'MediaConvert has it, and begins soon';
  return queue_position ? `Number ${queue_position} in line` : '';
}

/** Says when it goes on, such as `next try in 12 s`; empty when nobody can tell. */
export function countdownOf(
  {
    isUnfinished,
    next_try_at,
    estimated_start,
  }: Pick<Card, 'isUnfinished' | 'next_try_at' | 'estimated_start'>,
  now: number,
): string {
  const left = (at: string) => (Date.parse(at) - now) / 1_000;
  if (!isUnfinished) return '';
  if (next_try_at)
    return left(next_try_at) > 0 ? `next try in ${formatWait(left(next_try_at))}` : 'trying again…';
  const latest = estimated_start?.latest;
  return latest && left(latest) > 0 ? `starts within ${formatWait(left(latest))}` : '';
}
