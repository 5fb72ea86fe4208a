import type { OutputsManifest } from '@bacs/db';
import { baseNameOf } from '@bacs/domain';
import { presentStored } from '../http/fit-answers.ts';

type Group = OutputsManifest['groups'][number];
type Rendition = Group['renditions'][number];
type Urls = { playlist_url: string; poster_url: string | null };
type RenditionUrls = Omit<Rendition, 'playlist_key' | 'bytes'> & {
  playlist_url: string;
  bytes: number | null;
};
type OutputUrls = Urls & Pick<Group, 'orientation'> & { bytes: number | null; renditions: RenditionUrls[] };

/** Outputs of the older system have no manifest; their names follow from the upload's name. */
export function legacyUrls(baseUrl: string, outputPrefix: string, uploadKey: string | null): Urls {
  const base = `${outputPrefix}${baseNameOf(uploadKey?.split('/').at(-1) ?? '')}`;
  return {
    playlist_url: toUrl(baseUrl, `${base}.m3u8`),
    poster_url: toUrl(baseUrl, `${base}_poster.0000000.jpg`),
  };
}

/**
 * Makes the URLs of every output group of a production, from its manifest alone. What it cannot make of a group or a
 * rendition is undefined there, as `presentStored` says.
 */
export function outputUrls(baseUrl: string, outputs: OutputsManifest): OutputUrls[] {
  return outputs.groups.map((group) => presentStored(() => groupUrls(baseUrl, group)));
}

function groupUrls(baseUrl: string, group: Group): OutputUrls {
  const { orientation, playlist_key, poster_keys, renditions, bytes } = group;
  return {
    orientation,
    playlist_url: toUrl(baseUrl, playlist_key),
    poster_url: presentStored(() => findPosterUrl(baseUrl, poster_keys)),
    bytes: bytes ?? null,
    renditions: presentStored(() =>
      renditions.map((rendition) => presentStored(() => renditionUrls(baseUrl, rendition))),
    ),
  };
}

function renditionUrls(baseUrl: string, { playlist_key, bytes, ...rendition }: Rendition): RenditionUrls {
  return { ...rendition, bytes: bytes ?? null, playlist_url: toUrl(baseUrl, playlist_key) };
}

function findPosterUrl(baseUrl: string, [key]: string[]): string | null {
  return key === undefined ? null : toUrl(baseUrl, key);
}

function toUrl(baseUrl: string, key: string): string {
  return baseUrl + key.split('/').map(encodeURIComponent).join('/');
}
