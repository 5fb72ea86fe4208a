import type { SourceDescription } from '@bacs/domain';
import { type Static, Type } from 'typebox';
import { Nullable } from '../http/schemas.ts';

const Pixels = Nullable(Type.Integer({ description: 'Pixels; null without a moving picture' }));
const Seconds = Nullable(Type.Number({ description: 'Exact; null when the file does not tell' }));

export const Source = Type.Object(
  {
    container: Nullable(
      Type.String({ description: 'The format of the file, such as `mp4`, `quicktime` or `matroska`' }),
    ),
    width: Nullable(
      Type.Integer({ description: 'Pixels as displayed: square, and turned as MediaConvert turns them' }),
    ),
    height: Nullable(
      Type.Integer({ description: 'Pixels as displayed: square, and turned as MediaConvert turns them' }),
    ),
    coded_width: Pixels,
    coded_height: Pixels,
    pixel_aspect_ratio: Type.Number({ description: 'Width of a pixel divided by its height' }),
    rotation: Type.Enum([0, 90, 180, 270], {
      description: 'The turn that MediaConvert makes, in degrees clockwise',
    }),
    rotation_told: Type.Number({
      description:
        'The turn that the file asks for, in degrees clockwise. MediaConvert turns only .mov and .mp4, by quarters.',
    }),
    duration_seconds: Seconds,
    frame_rate: Nullable(Type.Number({ description: 'Frames per second; the average where it varies' })),
    frame_rate_varies: Nullable(Type.Boolean({ description: 'null when the file does not tell' })),
    scan_type: Nullable(Type.Enum(['progressive', 'interlaced'])),
    color: Type.Enum(['sdr', 'hlg', 'hdr10']),
    tracks: Type.Array(
      Type.Object({
        type: Type.Enum(['video', 'audio', 'data']),
        codec: Nullable(Type.String()),
        duration_seconds: Seconds,
      }),
    ),
  },
  {
    title: 'Source',
    description: 'What MediaConvert tells of the file; null until it has been asked, or if it does not tell',
  },
);

export const SourceProblem = Type.Object(
  {
    code: Type.String({ description: '`PROBE_REFUSED`, `PROBE_MISSING`, `PROBE_DECLINED` or `PROBE_ODD`' }),
    message: Type.String({ description: 'What to do, or what MediaConvert says' }),
  },
  {
    title: 'SourceProblem',
    description: 'Why MediaConvert did not describe the file when it was last asked; null if it did',
  },
);

/** Picks each field by name: a description that another release has stored may lack some of them. */
export function presentSource(source: Partial<SourceDescription>): Static<typeof Source> {
  return {
    container: source.container ?? null,
    width: source.width ?? null,
    height: source.height ?? null,
    coded_width: source.coded_width ?? null,
    coded_height: source.coded_height ?? null,
    pixel_aspect_ratio: source.pixel_aspect_ratio ?? 1,
    rotation: source.rotation ?? 0,
    rotation_told: source.rotation_told ?? 0,
    duration_seconds: source.duration_seconds ?? null,
    frame_rate: source.frame_rate ?? null,
    frame_rate_varies: source.frame_rate_varies ?? null,
    scan_type: source.scan_type ?? null,
    color: source.color ?? 'sdr',
    tracks: source.tracks ?? [],
  };
}
