import type { OutputsManifest } from '@bacs/db';
import { baseNameOf } from '@bacs/domain';

export type Media = {
  outputs: OutputsManifest | null;
  output_prefix: string | null;
  upload_key: string | null;
};

/** Where the public plays what a production, or an upload of the older system, shows. */
export function mediaUrls(baseUrl: string, { outputs, output_prefix, upload_key }: Media) {
  const group = outputs?.groups[0];
  if (group) return urls(baseUrl, group.playlist_key, group.poster_keys[0]);
  if (!output_prefix) return { playlist_url: null, poster_url: null };
  // No manifest: rendered by the older system, whose names follow from the upload's.
  const base = `${output_prefix}${baseNameOf(upload_key?.split('/').at(-1) ?? '')}`;
  return urls(baseUrl, `${base}.m3u8`, `${base}_poster.0000000.jpg`);
}

/** The URLs of every output group of a production, from its manifest alone. */
export function outputUrls(baseUrl: string, outputs: OutputsManifest) {
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

function urls(baseUrl: string, playlistKey: string, posterKey: string | undefined) {
  return {
    playlist_url: toUrl(baseUrl, playlistKey),
    poster_url: posterKey === undefined ? null : toUrl(baseUrl, posterKey),
  };
}

function toUrl(baseUrl: string, key: string): string {
  return baseUrl + key.split('/').map(encodeURIComponent).join('/');
}
