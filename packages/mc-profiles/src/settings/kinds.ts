import type { JobSettings, Output } from '@aws-sdk/client-mediaconvert';
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
  h264: { structure: 'H264Settings', find: (settings) => findCodecs(settings, 'H_264', 'H264Settings') },
  h265: { structure: 'H265Settings', find: (settings) => findCodecs(settings, 'H_265', 'H265Settings') },
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

function findCodecs(
  settings: JobSettings,
  name: 'H_264' | 'H_265',
  member: 'H264Settings' | 'H265Settings',
): Target[] {
  return allOutputs(settings).flatMap((output) => {
    const codec = output.VideoDescription?.CodecSettings;
    if (codec?.Codec !== name) return [];
    codec[member] ??= {};
    return [{ name: nameOf(output), settings: codec[member] }];
  });
}

function findAudio(settings: JobSettings): Target[] {
  return allOutputs(settings).flatMap((output) =>
    (output.AudioDescriptions ?? []).map((description) => ({ name: nameOf(output), settings: description })),
  );
}

function allOutputs(settings: JobSettings): Output[] {
  return groupsOf(settings).flatMap(outputsOf);
}
