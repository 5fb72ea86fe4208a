import type { Schemas } from '../api/bacs.ts';
import type { Playable } from '../player/playable.ts';

export type Publication = Schemas['Publication'];
export type Status = Publication['status'];
type Shown = Pick<NonNullable<Publication['shows']>, 'media'>;

const tall = { width: 9, height: 16 };
const wide = { width: 16, height: 9 };

/** What a player needs of what viewers get to see. Its size is not told, but its orientation is. */
export function playablesShown({ media }: Shown): Playable[] {
  return media
    .map(({ orientation, playlist_url, file_url, poster_url }) => ({
      orientation,
      playlistUrl: playlist_url,
      fileUrl: file_url,
      posterUrl: poster_url,
      ...(orientation === 'portrait' ? tall : wide),
    }))
    .filter(({ playlistUrl, fileUrl }) => playlistUrl !== null || fileUrl !== null);
}

export function titleOf({ id, shows }: Pick<Publication, 'id' | 'shows'>): string {
  return shows?.title ?? `Publication ${id}`;
}

const words: Record<NonNullable<Status>, [word: string, tone: string]> = {
  pending: ['Waits for review', 'warn'],
  approved: ['Approved, not shown', 'waiting'],
  published: ['Published', 'good'],
  unpublished: ['Not shown', 'waiting'],
  rejected: ['Rejected', 'bad'],
  draft: ['Draft', 'waiting'],
};

export function statusInWords(status: Status): [word: string, tone: string] {
  return status === null ? ['Unknown', 'waiting'] : words[status];
}

type Visible = Pick<Publication, 'visibility' | 'visible_in_space' | 'visible_in_global'>;

/** Such as `Members only`: who gets to see it, and where */
export function audienceInWords({ visibility, visible_in_space, visible_in_global }: Visible): string {
  const isForMembers = visibility === 'members';
  if (!visible_in_space && (isForMembers || !visible_in_global)) return 'Nobody';
  if (!visible_in_space) return 'Only in the feed of all spaces';
  if (isForMembers) return 'Members only';
  return visible_in_global
    ? 'In the space and in the feed of all spaces'
    : 'Everybody who may read the space';
}
