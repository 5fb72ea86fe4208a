import type { OutputsManifest } from '@bacs/db';
import { baseNameOf, uriOfKey } from '@bacs/domain';

type Group = OutputsManifest['groups'][number];
type Urls = { playlist_url: string; poster_url: string | null };
type RenditionUrls = Omit<Group['renditions'][number], 'playlist_key' | 'bytes'> & {
  playlist_url: string;
  bytes: number | null;
};
type OutputUrls = Urls & Pick<Group, 'orientation'> & { bytes: number | null; renditions: RenditionUrls[] };

/** Outputs of the older system have no manifest; their names follow from the upload's name. */
export function legacyUrls(baseUrl: string, outputPrefix: string, uploadKey: string | null): Urls {
  const base = `${outputPrefix}${baseNameOf(uploadKey?.split('/').at(-1) ?? '')}`;
  return urls(baseUrl, `${base}.m3u8`, `${base}_poster.0000000.jpg`);
}

/** Makes the URLs of every output group of a production, from its manifest alone. */
export function outputUrls(baseUrl: string, outputs: OutputsManifest): OutputUrls[] {
  return outputs.groups.map(({ orientation, playlist_key, poster_keys, renditions, bytes = null }) => ({
    orientation,
    ...urls(baseUrl, playlist_key, poster_keys[0]),
    bytes,
    renditions: renditions.map(({ playlist_key: key, bytes: size = null, ...rendition }) => ({
      ...rendition,
      bytes: size,
      playlist_url: toUrl(baseUrl, key),
    })),
  }));
}

function urls(baseUrl: string, playlistKey: string, posterKey: string | undefined): Urls {
  return {
    playlist_url: toUrl(baseUrl, playlistKey),
    poster_url: posterKey === undefined ? null : toUrl(baseUrl, posterKey),
  };
}

function toUrl(baseUrl: string, key: string): string {
  return baseUrl + uriOfKey(key);
}
