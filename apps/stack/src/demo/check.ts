import type { Production } from '@bacs/client';
import { parseOutputKey } from '@bacs/domain';
import type { StoredObject } from './list-objects.ts';
import type { FeedItem } from './publish.ts';

type Placed = Pick<Production, 'ulid' | 'output_prefix'>;
type Ended = Pick<Production, 'ulid' | 'status' | 'error'>;
type Playable = Pick<Production, 'outputs'>;

/**
 * Returns `YYYY-MM/DD/{UPLOAD_UUID}/` from a production's output prefix. It throws if the prefix does not have the
 * agreed form.
 */
export function uploadPrefixOf({ ulid, output_prefix }: Placed): string {
  const key = parseOutputKey(output_prefix ?? '');
  if (key?.productionUlid !== ulid || key.orientation === undefined || key.rest !== '') {
    throw new Error(`${ulid} has the output prefix ${output_prefix}`);
  }
  return key.uploadPrefix;
}

/** Throws MediaConvert's reason for every production that is not completed. */
export function checkAllCompleted(productions: Ended[]): void {
  const reasons = productions
    .filter(({ status }) => status !== 'completed')
    .map(({ ulid, status, error }) => `${ulid} is ${status}: ${error?.code} ${error?.message}`);
  if (reasons.length > 0) throw new Error(reasons.join('\n'));
}

/**
 * Throws unless each production has a prefix of its own and the bucket holds all their objects below these prefixes. In
 * a bucket that was empty before, nothing may lie elsewhere.
 */
export function checkPrefixes(
  productions: Placed[],
  uploadId: string,
  objects: StoredObject[],
  wasEmpty: boolean,
): void {
  if (new Set(productions.map(({ output_prefix }) => output_prefix)).size !== productions.length) {
    throw new Error('Productions share an output prefix');
  }
  const roots = productions.map((production) => `${uploadPrefixOf(production)}${production.ulid}/`);
  const ids = [uploadId, ...productions.map(({ ulid }) => String(ulid))];
  const isOurs = (key: string) => wasEmpty || ids.some((id) => key.includes(id));
  const strays = objects.filter(({ key }) => isOurs(key) && !roots.some((root) => key.startsWith(root)));
  if (strays.length > 0)
    throw new Error(`Outside the productions: ${strays.map(({ key }) => key).join(', ')}`);
  const bare = roots.find((root) => !objects.some(({ key }) => key.startsWith(root)));
  if (bare !== undefined) throw new Error(`Nothing lies below ${bare}`);
}

export function checkFeed(
  name: string,
  feed: Pick<FeedItem, 'production_ulid' | 'output_prefix'>[],
  productions: Placed[],
): void {
  for (const { ulid, output_prefix } of productions) {
    const item = feed.find(({ production_ulid }) => production_ulid === ulid);
    if (item === undefined) throw new Error(`The ${name} feed lacks ${ulid}`);
    if (item.output_prefix !== output_prefix) {
      throw new Error(`The ${name} feed shows ${item.output_prefix} for ${ulid}, not ${output_prefix}`);
    }
  }
}

/** Throws unless every production has a playlist, and each of them is served to anyone. */
export async function checkPlaylists(productions: Playable[]): Promise<void> {
  const urls = playlistsOf(productions);
  if (productions.some((production) => playlistsOf([production]).length === 0))
    throw new Error('A production has no playlist');
  for (const url of urls) {
    const response = await fetch(url);
    const text = await response.text();
    if (!response.ok || !text.startsWith('#EXTM3U')) throw new Error(`${url} answered ${response.status}`);
  }
}

export function playlistsOf(productions: Playable[]): string[] {
  return productions
    .flatMap(({ outputs }) => outputs ?? [])
    .flatMap(({ playlist_url }) => playlist_url ?? []);
}
