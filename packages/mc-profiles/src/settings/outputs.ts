import type { AudioDescription, JobSettings, Output, OutputGroup } from '@aws-sdk/client-mediaconvert';
import type { ContentKind, GroupKind } from '@bacs/domain';

const kindsOfGroups: Record<string, GroupKind> = {
  HLS_GROUP_SETTINGS: 'hls',
  CMAF_GROUP_SETTINGS: 'cmaf',
  DASH_ISO_GROUP_SETTINGS: 'dash',
  FILE_GROUP_SETTINGS: 'files',
};

/** Returns undefined for a group that this service does not describe, which no profile may have. */
export function groupKindOf(group: OutputGroup): GroupKind | undefined {
  return kindsOfGroups[group.OutputGroupSettings?.Type ?? ''];
}

/** Returns undefined for an output that holds nothing. */
export function contentKindOf(output: Output): ContentKind | undefined {
  if (isPoster(output)) return 'frames';
  if (output.VideoDescription !== undefined) return 'video';
  if ((output.AudioDescriptions?.length ?? 0) > 0) return 'audio';
  return (output.CaptionDescriptions?.length ?? 0) > 0 ? 'captions' : undefined;
}

/** Tells whether an output is a rendition, which encodes moving pictures. A poster is not one. */
export function isVideo(output: Output): boolean {
  const codec = output.VideoDescription?.CodecSettings?.Codec;
  return codec !== undefined && codec !== 'FRAME_CAPTURE';
}

export function isPoster(output: Output): boolean {
  return output.VideoDescription?.CodecSettings?.Codec === 'FRAME_CAPTURE';
}

/** Tells whether an output has the picture of the source as it is, which MediaConvert cannot change on the way. */
export function isPassedThrough(output: Output): boolean {
  return output.VideoDescription?.CodecSettings?.Codec === 'PASSTHROUGH';
}

export function isHls(group: OutputGroup): boolean {
  return group.OutputGroupSettings?.Type === 'HLS_GROUP_SETTINGS';
}

export function groupsOf(settings: JobSettings): OutputGroup[] {
  return settings.OutputGroups ?? [];
}

export function outputsOf(group: OutputGroup): Output[] {
  return group.Outputs ?? [];
}

/** Lists every track of sound that the outputs have. */
export function tracksOf(settings: JobSettings): AudioDescription[] {
  return groupsOf(settings)
    .flatMap(outputsOf)
    .flatMap(({ AudioDescriptions: tracks = [] }) => tracks);
}

/** Lists every destination of a group; a well-formed group has one. */
export function destinationsOf(group: OutputGroup): string[] {
  return Object.values(group.OutputGroupSettings ?? {})
    .map((settings: unknown) =>
      typeof settings === 'object' && settings !== null && 'Destination' in settings
        ? settings.Destination
        : undefined,
    )
    .filter((destination) => typeof destination === 'string');
}
