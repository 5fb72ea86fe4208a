import type { ContainerType, Output, OutputGroup, VideoCodec } from '@aws-sdk/client-mediaconvert';
import type { GroupKind } from '@bacs/domain';
import { groupKindOf, isHls, isPoster, outputsOf } from '../settings/outputs.ts';

/** Lists what MediaConvert refuses when a job is created, as far as it is known and its model does not tell. */
export function findRefusals(group: OutputGroup, path: string): string[] {
  return [
    ...findSegmentProblems(group, path),
    ...outputsOf(group).flatMap((output, index) => {
      const at = `${path}.Outputs[${index}]`;
      return [
        ...findContainerProblems(output, at, groupKindOf(group)),
        ...findSizeProblems(output, at),
        ...findRateProblems(output, at),
      ];
    }),
  ];
}

function findSegmentProblems(group: OutputGroup, path: string): string[] {
  const { HlsGroupSettings: hls } = group.OutputGroupSettings ?? {};
  if (!isHls(group) || hls?.MinSegmentLength !== undefined) return [];
  return [`${path}.OutputGroupSettings.HlsGroupSettings.MinSegmentLength is missing; 0 sets no minimum`];
}

const containers: Partial<Record<GroupKind, ContainerType[]>> = {
  hls: ['M3U8', 'RAW'],
  cmaf: ['CMFC'],
  dash: ['MPD', 'CMFC'],
};

function findContainerProblems(output: Output, path: string, kind: GroupKind | undefined): string[] {
  const container = output.ContainerSettings?.Container;
  const allowed = kind && containers[kind];
  if (isPoster(output) || !container || !allowed || allowed.includes(container)) return [];
  return [
    `${path}.ContainerSettings.Container: ${container} is none of this type of group; use ${allowed.join(' or ')}`,
  ];
}

function findSizeProblems({ VideoDescription: video }: Output, path: string): string[] {
  return (['Width', 'Height'] as const)
    .filter((side) => (video?.[side] ?? 0) % 2 !== 0)
    .map(
      (side) => `${path}.VideoDescription.${side} ${video?.[side]} is odd; MediaConvert takes even ones only`,
    );
}

const rated = { H_264: 'H264Settings', H_265: 'H265Settings', AV1: 'Av1Settings' } as const;

function isRated(codec: VideoCodec | undefined): codec is keyof typeof rated {
  return codec !== undefined && codec in rated;
}

function findRateProblems(output: Output, path: string): string[] {
  const { Codec: codec, ...settings } = output.VideoDescription?.CodecSettings ?? {};
  if (!isRated(codec)) return [];
  const { RateControlMode: mode, Bitrate, MaxBitrate } = settings[rated[codec]] ?? {};
  const at = `${path}.VideoDescription.CodecSettings.${rated[codec]}`;
  if (mode === undefined) {
    // Any mode needs one of the two. Which mode is the default is not documented.
    const isWhole = codec !== 'H_264' && (Bitrate ?? MaxBitrate) !== undefined;
    return isWhole ? [] : [`${at}.RateControlMode is missing`];
  }
  if (mode !== 'QVBR') return Bitrate === undefined ? [`${at}: ${mode} needs Bitrate`] : [];
  if (codec !== 'AV1' && Bitrate !== undefined) return [`${at}: QVBR takes no Bitrate`];
  return MaxBitrate === undefined ? [`${at}: QVBR needs MaxBitrate`] : [];
}
