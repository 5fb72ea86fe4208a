import type { JobSettings, Output, OutputGroup } from '@aws-sdk/client-mediaconvert';

/** Tells whether an output is a rendition, which encodes moving pictures. A poster is not one. */
export function isVideo(output: Output): boolean {
  const codec = output.VideoDescription?.CodecSettings?.Codec;
  return codec !== undefined && codec !== 'FRAME_CAPTURE';
}

export function isPoster(output: Output): boolean {
  return output.VideoDescription?.CodecSettings?.Codec === 'FRAME_CAPTURE';
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
