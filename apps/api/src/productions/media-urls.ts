import type { FileManifest, OutputGroupManifest, OutputsManifest, RenditionManifest } from '@bacs/db';
import { baseNameOf, uriOfKey } from '@bacs/domain';
import type { Static } from 'typebox';
import { presentEach, presentStored } from '../http/fit-answers.ts';
import type { File, Output, Rendition } from './output-schemas.ts';

type RenditionUrls = Static<typeof Rendition>;
type FileUrls = Static<typeof File>;
export type OutputUrls = Static<typeof Output> & Pick<OutputGroupManifest, 'orientation'>;

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

/**
 * Makes the URLs of every output group of a production, from its manifest alone, whichever release wrote it. What it
 * cannot make of a group, a rendition or a file is undefined there, as `presentStored` says.
 */
export function outputUrls(baseUrl: string, { groups }: OutputsManifest): OutputUrls[] {
  return presentEach(groups, (group) => groupUrls(baseUrl, group));
}

function groupUrls(baseUrl: string, group: OutputGroupManifest): OutputUrls {
  const { kind = 'hls', orientation, playlist_key, mpd_key, poster_keys, renditions, files = [] } = group;
  return {
    kind,
    orientation,
    playlist_url: toUrl(baseUrl, playlist_key),
    mpd_url: toUrl(baseUrl, mpd_key),
    poster_url: presentStored(() => toUrl(baseUrl, poster_keys[0])),
    bytes: group.bytes ?? null,
    renditions: presentStored(() =>
      presentEach(renditions, (rendition) => renditionUrls(baseUrl, rendition)),
    ),
    files: presentStored(() => presentEach(files, (file) => fileUrls(baseUrl, file))),
  };
}

function renditionUrls(
  baseUrl: string,
  { kind = 'video', playlist_key, bytes, ...rendition }: RenditionManifest,
): RenditionUrls {
  return { ...rendition, kind, bytes: bytes ?? null, playlist_url: toUrl(baseUrl, playlist_key) };
}

function fileUrls(baseUrl: string, { key, bytes, count, ...file }: FileManifest): FileUrls {
  return { ...file, url: baseUrl + uriOfKey(key), bytes: bytes ?? null, count: count ?? null };
}

function toUrl(baseUrl: string, key: string | null | undefined): string | null {
  return key ? baseUrl + uriOfKey(key) : null;
}
