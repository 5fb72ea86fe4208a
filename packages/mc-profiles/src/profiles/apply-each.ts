import type { JobSettings, Output } from '@aws-sdk/client-mediaconvert';
import { isObject, type JsonObject } from '../json.ts';
import { groupsOf, isHls, isPoster, isVideo, outputsOf } from '../settings/outputs.ts';
import { CompositionError } from './errors.ts';
import { mergeObjects } from './merge.ts';
import type { Part } from './part.ts';

/** A match of a selector: the settings to merge into, and the name that the pattern is compared with. */
type Target = {
  name: string | undefined;
  settings: object;
};

const kinds: Record<string, (settings: JobSettings) => Target[]> = {
  hls: (settings) =>
    groupsOf(settings)
      .filter(isHls)
      .map(({ Name, OutputGroupSettings = {} }) => {
        OutputGroupSettings.HlsGroupSettings ??= {};
        return { name: Name, settings: OutputGroupSettings.HlsGroupSettings };
      }),
  video: (settings) =>
    allOutputs(settings)
      .filter(isVideo)
      .map((output) => ({ name: output.NameModifier, settings: output })),
  h264: (settings) =>
    allOutputs(settings).flatMap(({ NameModifier, VideoDescription }) => {
      const codec = VideoDescription?.CodecSettings;
      if (codec?.Codec !== 'H_264') return [];
      codec.H264Settings ??= {};
      return [{ name: NameModifier, settings: codec.H264Settings }];
    }),
  audio: (settings) =>
    allOutputs(settings).flatMap(({ NameModifier, AudioDescriptions = [] }) =>
      AudioDescriptions.map((description) => ({ name: NameModifier, settings: description })),
    ),
  poster: (settings) =>
    allOutputs(settings)
      .filter(isPoster)
      .map((output) => ({ name: output.NameModifier, settings: output })),
};

/**
 * Merges a part's `$each` into `settings`, in place. It changes existing items and adds no output. A selector is a kind
 * (hls, video, h264, audio, poster), alone or with a name that may end in `*`: `h264 720p*`.
 */
export function applyEach(settings: JobSettings, part: Pick<Part, 'name' | 'each'>): void {
  for (const [selector, patch] of Object.entries(part.each)) {
    const [kind = '', pattern] = selector.split(/ (.*)/);
    const path = `$each["${selector}"]`;
    const find = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (find === undefined) {
      throw new CompositionError(part.name, path, `no such kind; there are ${Object.keys(kinds).join(', ')}`);
    }
    const found = find(settings);
    if (found.length === 0)
      throw new CompositionError(part.name, path, 'nothing before this part is of its kind');
    for (const target of found.filter(({ name }) => matches(name, pattern))) {
      Object.assign(target.settings, mergeObjects(asJson(target.settings), patch, { part: part.name, path }));
    }
  }
}

function allOutputs(settings: JobSettings): Output[] {
  return groupsOf(settings).flatMap(outputsOf);
}

function matches(name = '', pattern: string | undefined): boolean {
  if (pattern === undefined) return true;
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function asJson(settings: object): JsonObject {
  return isObject(settings) ? settings : {};
}
