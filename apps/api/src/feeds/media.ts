import type { OutputsManifest } from '@bacs/db';
import { presentStored } from '../http/fit-answers.ts';
import { legacyUrls, outputUrls } from '../productions/media-urls.ts';

type Media = {
  outputs: OutputsManifest | null;
  output_prefix: string | null;
  upload_key: string | null;
};

type Playable = {
  orientation: 'portrait' | 'landscape' | null;
  playlist_url: string;
  poster_url: string | null;
};

/** Lists what a publication plays, one item for each existing orientation; none is derived from another. */
export function feedMedia(baseUrl: string, { outputs, output_prefix, upload_key }: Media): Playable[] {
  if (outputs && outputs.groups.length > 0)
    return outputUrls(baseUrl, outputs).map((group) => presentStored(() => playableOf(group)));
  if (!output_prefix) return [];
  return [{ orientation: orientationIn(output_prefix), ...legacyUrls(baseUrl, output_prefix, upload_key) }];
}

function playableOf({ orientation, playlist_url, poster_url }: Playable): Playable {
  return { orientation, playlist_url, poster_url };
}

/** The older system's simple profile wrote without a folder for the orientation. */
function orientationIn(prefix: string): 'portrait' | 'landscape' | null {
  const folder = prefix.split('/').at(-2);
  return folder === 'portrait' || folder === 'landscape' ? folder : null;
}
