import type { OutputsManifest } from '@bacs/db';
import { type Orientation, orientationIn } from '@bacs/domain';
import { presentStored } from '../http/fit-answers.ts';
import { legacyUrls, type OutputUrls, outputUrls } from './media-urls.ts';

type Media = {
  outputs: OutputsManifest | null;
  output_prefix: string | null;
  upload_key: string | null;
};

type Playable = {
  orientation: Orientation | null;
  playlist_url: string | null;
  mpd_url: string | null;
  file_url: string | null;
  poster_url: string | null;
};

/**
 * Lists what a player can play of a production, or of what the older system rendered, one item for each HLS playlist; no
 * orientation is derived from another. A production without any has an item for each MPD, or for each group with a file
 * that plays.
 */
export function playableOf(baseUrl: string, { outputs, output_prefix, upload_key }: Media): Playable[] {
  if (outputs && outputs.groups.length > 0) {
    const items = outputUrls(baseUrl, outputs).flatMap(
      (group) => presentStored(() => [toPlayable(group)]) ?? [],
    );
    const [best = []] = [
      items.filter(({ playlist_url }) => playlist_url !== null),
      items.filter(({ mpd_url }) => mpd_url !== null),
      items.filter(({ file_url }) => file_url !== null),
    ].filter((some) => some.length > 0);
    return best;
  }
  if (!output_prefix) return [];
  return [
    {
      // The older system's simple profile wrote without a folder for the orientation.
      orientation: orientationIn(output_prefix) ?? null,
      ...legacyUrls(baseUrl, output_prefix, upload_key),
      mpd_url: null,
      file_url: null,
    },
  ];
}

function toPlayable({ orientation, playlist_url, mpd_url, poster_url, files }: OutputUrls): Playable {
  const file = files.find(({ kind }) => kind === 'video') ?? files.find(({ kind }) => kind === 'audio');
  return { orientation, playlist_url, mpd_url, poster_url, file_url: file?.url ?? null };
}
