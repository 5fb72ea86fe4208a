import type { JobSettings, Output, VideoCodec } from '@aws-sdk/client-mediaconvert';
import { isObject } from '../json.ts';
import { nameOf } from './output-names.ts';
import { groupsOf, isHls, isPoster, isVideo, outputsOf } from './outputs.ts';

/** What a selector meets: the settings to merge into, and the name of their output or group. */
export type Target = {
  name: string;
  settings: object;
};

export type Kind = {
  /** what MediaConvert's model calls the targets */
  structure: string;
  find: (settings: JobSettings) => Target[];
};

/** The kinds that `$each` of parts and rules selects by. */
export const kinds: Record<string, Kind> = {
  hls: { structure: 'HlsGroupSettings', find: findHlsGroups },
  video: { structure: 'Output', find: (settings) => findOutputs(settings, isVideo) },
  progressive: {
    structure: 'Output',
    find: (settings) => findOutputs(settings, (output) => isVideo(output) && isProgressive(output)),
  },
  square: {
    structure: 'Output',
    find: (settings) => findOutputs(settings, (output) => isVideo(output) && isSquare(output)),
  },
  h264: kindOfCodec('H_264', 'H264Settings'),
  h265: kindOfCodec('H_265', 'H265Settings'),
  mpeg2: kindOfCodec('MPEG2', 'Mpeg2Settings'),
  prores: kindOfCodec('PRORES', 'ProresSettings'),
  vp8: kindOfCodec('VP8', 'Vp8Settings'),
  vp9: kindOfCodec('VP9', 'Vp9Settings'),
  audio: { structure: 'AudioDescription', find: findAudio },
  poster: { structure: 'Output', find: (settings) => findOutputs(settings, isPoster) },
};

function findHlsGroups(settings: JobSettings): Target[] {
  return groupsOf(settings)
    .filter(isHls)
    .map(({ Name = '', OutputGroupSettings = {} }) => {
      OutputGroupSettings.HlsGroupSettings ??= {};
      return { name: Name, settings: OutputGroupSettings.HlsGroupSettings };
    });
}

function findOutputs(settings: JobSettings, isOfKind: (output: Output) => boolean): Target[] {
  return allOutputs(settings)
    .filter(isOfKind)
    .map((output) => ({ name: nameOf(output), settings: output }));
}

/** Progressive is what MediaConvert writes unless a codec's settings say otherwise. */
function isProgressive({ VideoDescription: video }: Output): boolean {
  return Object.values(video?.CodecSettings ?? {}).every(
    (settings: unknown) =>
      !isObject(settings) || (settings['InterlaceMode'] ?? 'PROGRESSIVE') === 'PROGRESSIVE',
  );
}

/** Pixels are as oblong as those of the source unless a codec's settings say otherwise. A GIF has square ones only. */
function isSquare({ VideoDescription: video }: Output): boolean {
  const codec = video?.CodecSettings;
  return (
    codec?.Codec === 'GIF' ||
    Object.values(codec ?? {}).some(
      (settings: unknown) =>
        isObject(settings) &&
        settings['ParControl'] === 'SPECIFIED' &&
        settings['ParNumerator'] === settings['ParDenominator'],
    )
  );
}

/** @param member of `VideoCodecSettings`, and named like its type */
function kindOfCodec(
  name: VideoCodec,
  member:
    | 'H264Settings'
    | 'H265Settings'
    | 'Mpeg2Settings'
    | 'ProresSettings'
    | 'Vp8Settings'
    | 'Vp9Settings',
): Kind {
  const find = (settings: JobSettings) =>
    allOutputs(settings).flatMap((output) => {
      const codec = output.VideoDescription?.CodecSettings;
      if (codec?.Codec !== name) return [];
      codec[member] ??= {};
      return [{ name: nameOf(output), settings: codec[member] }];
    });
  return { structure: member, find };
}

function findAudio(settings: JobSettings): Target[] {
  return allOutputs(settings).flatMap((output) =>
    (output.AudioDescriptions ?? []).map((description) => ({ name: nameOf(output), settings: description })),
  );
}

function allOutputs(settings: JobSettings): Output[] {
  return groupsOf(settings).flatMap(outputsOf);
}
