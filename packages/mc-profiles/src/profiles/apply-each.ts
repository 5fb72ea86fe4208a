import type { JobSettings, Output } from '@aws-sdk/client-mediaconvert';
import { isObject, type JsonObject } from '../json.ts';
import { groupsOf, isHls, isPoster, isVideo, outputsOf } from '../settings/outputs.ts';
import { CompositionError, type PartFile, type Report, throwError } from './errors.ts';
import { type Merge, mergeObjects } from './merge.ts';
import { eachPath, type Part } from './part.ts';

/** A match of a selector: the settings to merge into, and the name that the pattern is compared with. */
type Target = {
  name: string | undefined;
  settings: object;
};

type Kind = {
  /** what MediaConvert's model calls the targets */
  structure: string;
  find: (settings: JobSettings) => Target[];
};

const kinds: Record<string, Kind> = {
  hls: {
    structure: 'HlsGroupSettings',
    find: (settings) =>
      groupsOf(settings)
        .filter(isHls)
        .map(({ Name, OutputGroupSettings = {} }) => {
          OutputGroupSettings.HlsGroupSettings ??= {};
          return { name: Name, settings: OutputGroupSettings.HlsGroupSettings };
        }),
  },
  video: {
    structure: 'Output',
    find: (settings) =>
      allOutputs(settings)
        .filter(isVideo)
        .map((output) => ({ name: output.NameModifier, settings: output })),
  },
  h264: {
    structure: 'H264Settings',
    find: (settings) =>
      allOutputs(settings).flatMap(({ NameModifier, VideoDescription }) => {
        const codec = VideoDescription?.CodecSettings;
        if (codec?.Codec !== 'H_264') return [];
        codec.H264Settings ??= {};
        return [{ name: NameModifier, settings: codec.H264Settings }];
      }),
  },
  audio: {
    structure: 'AudioDescription',
    find: (settings) =>
      allOutputs(settings).flatMap(({ NameModifier, AudioDescriptions = [] }) =>
        AudioDescriptions.map((description) => ({ name: NameModifier, settings: description })),
      ),
  },
  poster: {
    structure: 'Output',
    find: (settings) =>
      allOutputs(settings)
        .filter(isPoster)
        .map((output) => ({ name: output.NameModifier, settings: output })),
  },
};

export const nothingOfItsKind = 'nothing before this part is of its kind';

/** What a selector met: the names of everything of its kind, and whether it matched one. */
export type Selection = {
  part: PartFile;
  selector: string;
  names: string[];
  matched: boolean;
};

/**
 * Merges a part's `$each` into `settings`, in place. It changes existing items and adds no output. A selector is a kind
 * (hls, video, h264, audio, poster), alone or with a name that may end in `*`: `h264 720p*`.
 */
export function applyEach(
  settings: JobSettings,
  part: PartFile & Pick<Part, 'each'>,
  merge: Omit<Merge, 'part' | 'path'> = { report: throwError, saidBy: new WeakMap(), family: new Set() },
): Selection[] {
  return Object.entries(part.each).flatMap(([selector, patch]) => {
    const found = findKind(part, selector, merge.report)?.find(settings);
    if (found === undefined) return [];
    const path = eachPath(selector);
    if (found.length === 0) {
      merge.report(new CompositionError(part, path, nothingOfItsKind));
      return [];
    }
    const targets = found.filter(({ name }) => matches(name, selector.split(/ (.*)/)[1]));
    for (const target of targets) {
      Object.assign(target.settings, mergeObjects(asJson(target.settings), patch, { ...merge, part, path }));
    }
    return [{ part, selector, names: found.map(({ name = '' }) => name), matched: targets.length > 0 }];
  });
}

/** Finds out what a selector is for, and reports one that is for nothing. */
export function findKind(part: PartFile, selector: string, report: Report): Kind | undefined {
  const [name = ''] = selector.split(' ');
  if (Object.hasOwn(kinds, name)) return kinds[name];
  const reason = `no such kind; there are ${Object.keys(kinds).join(', ')}`;
  report(new CompositionError(part, eachPath(selector), reason));
  return undefined;
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
