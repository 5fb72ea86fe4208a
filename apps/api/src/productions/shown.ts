import type { OutputsManifest } from '@bacs/db';
import { toWholeSeconds } from '@bacs/domain';
import { type Static, Type } from 'typebox';
import { presentStored } from '../http/fit-answers.ts';
import { Nullable } from '../http/schemas.ts';
import { playableOf } from './playable.ts';

/** What viewers of a space get to see of a publication. */
export const ShownFields = {
  title: Nullable(Type.String()),
  description: Nullable(Type.String()),
  duration_seconds: Nullable(Type.Integer()),
  playlist_url: Nullable(Type.String({ description: 'Taken from the first item of `media`' })),
  poster_url: Nullable(Type.String({ description: 'Taken from the first item of `media`' })),
  media: Type.Array(
    Type.Object({
      orientation: Nullable(Type.Enum(['portrait', 'landscape'])),
      playlist_url: Nullable(
        Type.String({ description: 'The HLS playlist; null if the production has none' }),
      ),
      mpd_url: Nullable(Type.String({ description: 'The MPD of DASH, if there is one' })),
      file_url: Nullable(Type.String({ description: 'A file that plays as it is, such as an MP4' })),
      poster_url: Nullable(Type.String()),
    }),
    {
      description: [
        'One item for each HLS playlist. If there is none, one for each MPD, or for each group with a file that',
        'plays.',
      ].join(' '),
    },
  ),
};

const ShownPart = Type.Object(ShownFields);

type Stored = {
  title: string | null;
  description: string | null;
  duration_seconds: number | null;
  outputs: OutputsManifest | null;
  output_prefix: string | null;
  upload_key: string | null;
};

/** @param baseUrl the output bucket as the public sees it */
export function presentShown(stored: Stored, baseUrl: string): Static<typeof ShownPart> {
  const media = presentStored(() => playableOf(baseUrl, stored));
  const first = media?.find(Boolean);
  return {
    title: stored.title,
    description: stored.description,
    duration_seconds: toWholeSeconds(stored.duration_seconds) ?? durationOf(stored),
    playlist_url: first?.playlist_url ?? null,
    poster_url: first?.poster_url ?? null,
    media,
  };
}

/** A file may not tell its length, as a browser's recording, so the outputs do. */
function durationOf({ outputs }: Stored): number | null {
  const all = presentStored(() =>
    outputs?.groups.flatMap(({ renditions, files = [] }) => [...renditions, ...files]),
  );
  const seconds = all?.map((output) => output?.duration_seconds).find((told) => typeof told === 'number');
  return toWholeSeconds(seconds);
}
