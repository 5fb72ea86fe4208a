import { parseDestination, parseS3Uri } from '../naming.ts';
import { planPids } from '../plan-groups.ts';
import type { JobSettings, M3u8Settings, Mp4Settings, Output, OutputGroup } from '../wire.ts';
import { checkCollisions } from './check-collisions.ts';
import type { Problem } from './problem.ts';
import { select } from './select.ts';

/** Checks combinations that the table of supported settings cannot express. */
export function checkCombinations(settings: JobSettings): Problem[] {
  return [
    ...checkInputs(settings),
    ...checkLoudness(settings),
    ...checkClockPids(settings),
    ...checkFormatIdentifiers(settings),
    ...checkAtoms(settings),
    ...checkTableIntervals(settings),
    ...checkDestinations(settings),
    ...checkOutputs(settings),
    ...checkFragmentedGroups(settings),
    ...checkCollisions(settings),
  ];
}

function* checkInputs(settings: JobSettings): Generator<Problem> {
  for (const { at, value } of select(settings, 'inputs/*/fileInput')) {
    if (!parseS3Uri(String(value))) yield { at, text: 'only s3:// inputs, with a bucket and a key' };
  }
}

/** Checks the limits of ffmpeg's loudnorm. */
function* checkLoudness(settings: JobSettings): Generator<Problem> {
  const targets = 'outputGroups/*/outputs/*/audioDescriptions/*/audioNormalizationSettings/targetLkfs';
  for (const { at, value } of select(settings, targets)) {
    if (Number(value) > -5) yield { at, text: 'no target above -5' };
  }
}

/** ffmpeg puts the program clock into the picture's packets. */
function* checkClockPids(settings: JobSettings): Generator<Problem> {
  for (const { at, value } of select(settings, 'outputGroups/*/outputs/*/containerSettings/m3u8Settings')) {
    const { pcrPid, videoPid } = planPids(value as M3u8Settings);
    if (pcrPid !== videoPid) yield { at: `${at}/pcrPid`, text: `only ${videoPid}, the PID of the video` };
  }
}

function* checkFormatIdentifiers(settings: JobSettings): Generator<Problem> {
  const named = [
    'outputGroups/*/outputGroupSettings/*/destination',
    'outputGroups/*/outputs/*/nameModifier',
    'outputGroups/*/outputs/*/outputSettings/hlsSettings/segmentModifier',
  ];
  for (const { at, value } of named.flatMap((path) => select(settings, path))) {
    if (String(value).includes('$')) yield { at, text: 'no format identifiers' };
  }
}

function* checkOutputs(settings: JobSettings): Generator<Problem> {
  for (const [groupIndex, group] of (settings.outputGroups ?? []).entries()) {
    const outputs = group.outputs ?? [];
    for (const [index, output] of outputs.entries()) {
      const at = `/outputGroups/${groupIndex}/outputs/${index}`;
      yield* checkOutput(at, output, group);
      if (outputs.length > 1 && !output.nameModifier) {
        yield { at, text: 'no name modifier, which MediaConvert documents as required for several outputs' };
      }
    }
  }
}

const h264Containers: Record<string, string> = {
  HLS_GROUP_SETTINGS: 'M3U8',
  FILE_GROUP_SETTINGS: 'MP4',
  CMAF_GROUP_SETTINGS: 'CMFC',
  DASH_ISO_GROUP_SETTINGS: 'MPD',
};

function* checkOutput(at: string, output: Output, group: OutputGroup): Generator<Problem> {
  const type = group.outputGroupSettings?.type ?? '';
  const isFile = type === 'FILE_GROUP_SETTINGS';
  const codec = output.videoDescription?.codecSettings?.codec;
  const container = output.containerSettings?.container;
  if (isFragmented(group)) yield* checkRendition(at, output);
  else if (!output.videoDescription) yield { at, text: 'no outputs without video in this group' };
  if (codec === 'FRAME_CAPTURE' && !isFile) yield { at, text: 'frame captures only in file groups' };
  if (codec === 'FRAME_CAPTURE' && output.audioDescriptions?.length) {
    yield { at: `${at}/audioDescriptions`, text: 'no audio in a frame capture' };
  }
  if (codec !== 'FRAME_CAPTURE' && container !== h264Containers[type]) {
    yield { at: `${at}/containerSettings/container`, text: `no ${codec ?? 'audio'} in ${container} here` };
  }
  if (codec === 'FRAME_CAPTURE' && !/^jpe?g$/.test(output.extension ?? 'jpg')) {
    yield { at: `${at}/extension`, text: 'frame captures only as jpg or jpeg' };
  }
  if (!isFile && output.extension) yield { at: `${at}/extension`, text: 'extensions only in file groups' };
}

/** MediaConvert's API reference: an output of a CMAF group has a single video, audio or captions. */
function* checkRendition(at: string, output: Output): Generator<Problem> {
  const tracks = (output.videoDescription ? 1 : 0) + (output.audioDescriptions?.length ?? 0);
  if (tracks !== 1) yield { at, text: 'one video or one audio for each output of this group' };
}

function isFragmented({ outputGroupSettings: settings }: OutputGroup) {
  return settings?.type === 'CMAF_GROUP_SETTINGS' || settings?.type === 'DASH_ISO_GROUP_SETTINGS';
}

function* checkFragmentedGroups(settings: JobSettings): Generator<Problem> {
  for (const [index, group] of (settings.outputGroups ?? []).entries()) {
    if (!isFragmented(group)) continue;
    const at = `/outputGroups/${index}`;
    const outputs = group.outputs ?? [];
    if (!outputs.some(({ videoDescription }) => videoDescription))
      yield { at, text: 'no group without video' };
    const { cmafGroupSettings: cmaf, dashIsoGroupSettings: dash } = group.outputGroupSettings ?? {};
    const { mpdProfile, segmentControl } = cmaf ?? dash ?? {};
    if (mpdProfile === 'ON_DEMAND_PROFILE' && segmentControl !== 'SINGLE_FILE') {
      yield { at: `${at}/outputGroupSettings`, text: 'ON_DEMAND_PROFILE needs SINGLE_FILE' };
    }
    if (cmaf?.writeHlsManifest === 'DISABLED' && cmaf.writeDashManifest === 'DISABLED') {
      yield { at: `${at}/outputGroupSettings/cmafGroupSettings`, text: 'no group without a manifest' };
    }
    const groups = outputs.map((output) => output.containerSettings?.cmfcSettings?.audioGroupId);
    const sets = select(outputs, '*/containerSettings/cmfcSettings/audioRenditionSets');
    for (const { at: place, value } of sets) {
      const unknown = String(value)
        .split(',')
        .find((name) => !groups.includes(name.trim()));
      if (unknown !== undefined) yield { at: `${at}/outputs${place}`, text: `no audio group ${unknown}` };
    }
  }
}

/** The API reference: version 1 needs the atom. */
function* checkAtoms(settings: JobSettings): Generator<Problem> {
  for (const { at, value } of select(settings, 'outputGroups/*/outputs/*/containerSettings/mp4Settings')) {
    const { cttsVersion, cslgAtom } = value as Mp4Settings;
    if (cttsVersion === 1 && cslgAtom !== 'INCLUDE') {
      yield { at: `${at}/cttsVersion`, text: 'version 1 needs cslgAtom INCLUDE' };
    }
  }
}

/** ffmpeg writes both tables at once. */
function* checkTableIntervals(settings: JobSettings): Generator<Problem> {
  const all = 'outputGroups/*/outputs/*/containerSettings/m3u8Settings';
  for (const { at, value } of select(settings, all)) {
    const { patInterval, pmtInterval } = value as M3u8Settings;
    if ((patInterval ?? 0) !== (pmtInterval ?? 0)) {
      yield { at: `${at}/pmtInterval`, text: 'no interval of its own: pmtInterval is patInterval' };
    }
  }
}

/** MediaConvert takes any text after `s3://` for a destination, and fails later. */
function* checkDestinations(settings: JobSettings): Generator<Problem> {
  for (const { at, value } of select(settings, 'outputGroups/*/outputGroupSettings/*/destination')) {
    if (!parseDestination(String(value)))
      yield { at, text: 'no bucket with this name, or no slash after it' };
  }
}
