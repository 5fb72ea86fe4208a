import type { Schemas } from '../api/bacs.ts';
import { causeInWords } from '../productions/reasons.ts';

type Item = Schemas['Timeline']['items'][number];

const words: Record<Item['event'], string> = {
  queued: 'Accepted; it waits in line',
  prioritized: 'Its priority was changed',
  expedited: 'An operator put it before everybody’s',
  dispatched: 'A worker takes it up again',
  intended: 'About to be sent to MediaConvert',
  withdrawn: 'MediaConvert has not taken it; it is sent again',
  searched: 'MediaConvert gave no answer; its job is looked for',
  blocked: 'Waiting',
  submitted: 'MediaConvert has it',
  processing: 'Rendering',
  completed: 'Completed: its outputs are in S3',
  failed: 'Failed',
  cancel_requested: 'Somebody asked to cancel it',
  retried: 'An operator retried it',
  canceled: 'Canceled',
  deleting: 'It is being deleted',
};

/** Says what has happened, and why if that is known. */
export function inWords({ event, detail }: Item): string {
  const reason = detail?.['reason'] ?? detail?.['message'];
  if (event === 'blocked' && typeof reason === 'string') return `Waiting: ${causeInWords(reason)}`;
  if (event === 'queued' && detail?.['code']) return 'AWS has failed; it is rendered again';
  return words[event];
}

/** What AWS, or who has done it, says in its own words */
export function detailOf({ event, detail }: Item): string | null {
  const said = detail?.['reason'] ?? detail?.['message'] ?? detail?.['priority'];
  if (typeof said !== 'string') return null;
  return event === 'blocked' ? said.slice(said.indexOf(':') + 1).trim() : said;
}
