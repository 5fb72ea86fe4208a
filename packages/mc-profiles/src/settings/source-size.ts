import type { InputRotate, JobSettings } from '@aws-sdk/client-mediaconvert';
import { displayedSize, type SourceDescription, type Turn } from '@bacs/domain';

/** In pixels */
export type Size = { width: number; height: number };

const turns: Partial<Record<InputRotate, Turn>> = { DEGREES_90: 90, DEGREES_180: 180, DEGREES_270: 270 };

/** Returns the turn that the first input gets with these settings. Without `Rotate`, MediaConvert turns nothing. */
export function turnOf(settings: JobSettings, source: Pick<SourceDescription, 'rotation'>): Turn {
  const rotate = settings.Inputs?.[0]?.VideoSelector?.Rotate;
  if (rotate === 'AUTO') return source.rotation;
  return (rotate && turns[rotate]) ?? 0;
}

/** Returns the size of the source as these settings see it; undefined if it has no picture. */
export function sourceSize(settings: JobSettings, source: SourceDescription): Size | undefined {
  return displayedSize(source, turnOf(settings, source));
}

/** Returns the size of the source's frames, turned as these settings turn it, whatever the shape of its pixels. */
export function frameSize(settings: JobSettings, source: SourceDescription): Size | undefined {
  return sourceSize(settings, { ...source, pixel_aspect_ratio: 1 });
}
