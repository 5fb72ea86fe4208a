import type { FileManifest, OutputGroupManifest, OutputsManifest, RenditionManifest } from '@bacs/db';
import { baseNameOf, type ContentKind, type OutputKind, uriOfKey } from '@bacs/domain';

type RenditionUrls = Required<Omit<RenditionManifest, 'playlist_key' | 'bytes'>> & {
  kind: ContentKind;
  playlist_url: string | null;
  bytes: number | null;
};
type FileUrls = Omit<FileManifest, 'key' | 'bytes' | 'count'> & {
  url: string;
  bytes: number | null;
  count: number | null;
};
export type OutputUrls = {
  kind: OutputKind;
  orientation: OutputGroupManifest['orientation'];
  playlist_url: string | null;
  mpd_url: string | null;
  poster_url: string | null;
  bytes: number | null;
  renditions: RenditionUrls[];
  files: FileUrls[];
};

/** Outputs of the older system have no manifest; their names follow from the upload's name. */
export function legacyUrls(
  baseUrl: string,
  outputPrefix: string,
  uploadKey: string | null,
): { playlist_url: string; poster_url: string } {
  const base = `${outputPrefix}${baseNameOf(uploadKey?.split('/').at(-1) ?? '')}`;
  return {
    playlist_url: baseUrl + uriOfKey(`${base}.m3u8`),
    poster_url: baseUrl + uriOfKey(`${base}_poster.0000000.jpg`),
  };
}

/** Makes the URLs of every output group of a production, from its manifest alone, whichever release wrote it. */
export function outputUrls(baseUrl: string, { groups }: OutputsManifest): OutputUrls[] {
  const toUrl = (key: string | null | undefined) => (key ? baseUrl + uriOfKey(key) : null);
  return groups.map(({ playlist_key, mpd_key, poster_keys, renditions, files = [], ...group }) => ({
    kind: group.kind ?? 'hls',
    orientation: group.orientation,
    playlist_url: toUrl(playlist_key),
    mpd_url: toUrl(mpd_key),
    poster_url: toUrl(poster_keys[0]),
    bytes: group.bytes ?? null,
    renditions: renditions.map(({ kind = 'video', playlist_key: key, bytes = null, ...rendition }) => ({
      ...rendition,
      kind,
      bytes,
      playlist_url: toUrl(key),
    })),
    files: files.map(({ key, bytes = null, count = null, ...file }) => ({
      ...file,
      url: baseUrl + uriOfKey(key),
      bytes,
      count,
    })),
  }));
}
