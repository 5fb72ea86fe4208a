import { bacs } from '../api/bacs.ts';
import { mayPublish, type Space } from './space.ts';

/** So many of the user's newest spaces are looked through. */
const most = 1_000;

/** @returns the spaces that the user may publish into */
export async function readPublishableSpaces(): Promise<Space[]> {
  const spaces: Space[] = [];
  let read = 0;
  for await (const space of bacs.items('/api/spaces', { query: { mine: true, limit: 100 } })) {
    if (mayPublish(space)) spaces.push(space);
    if (++read === most) break;
  }
  return spaces;
}
