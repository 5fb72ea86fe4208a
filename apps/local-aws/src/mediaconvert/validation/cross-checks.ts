import { captureName, childPlaylistName, fileName, masterPlaylistName, parseS3Uri } from '../naming.ts';
import { type PlannedGroup, planGroups, planPids } from '../plan-groups.ts';
import type { JobSettings, M3u8Settings } from '../wire.ts';
import type { Problem } from './problem.ts';
import { select } from './select.ts';

/** Checks combinations that the table of supported settings cannot express. */
export function checkCombinations(settings: JobSettings): Problem[] {
  return [
    ...checkInputs(settings),
    ...checkLoudness(settings),
    ...checkClockPids(settings),
    ...checkFormatIdentifiers(settings),
    ...checkOutputs(settings),
    ...checkCollisions(settings),
  ];
}

function* checkInputs(settings: JobSettings): Generator<Problem> {
  for (const { at, value } of select(settings, 'inputs/*/fileInput')) {
    if (!String(value).startsWith('s3://')) yield { at, text: 'only s3:// inputs' };
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
    for (const [index, output] of (group.outputs ?? []).entries()) {
      const at = `/outputGroups/${groupIndex}/outputs/${index}`;
      const isHls = group.outputGroupSettings?.type === 'HLS_GROUP_SETTINGS';
      const codec = output.videoDescription?.codecSettings?.codec;
      const container = output.containerSettings?.container;
      if (!output.videoDescription) yield { at, text: 'no outputs without video' };
      if (codec === 'FRAME_CAPTURE' && isHls) yield { at, text: 'frame captures only in file groups' };
      if (codec === 'FRAME_CAPTURE' && output.audioDescriptions?.length) {
        yield { at: `${at}/audioDescriptions`, text: 'no audio in a frame capture' };
      }
      if (codec === 'H_264' && container !== (isHls ? 'M3U8' : 'MP4')) {
        yield { at: `${at}/containerSettings/container`, text: `no H_264 in ${container} here` };
      }
      if (codec === 'FRAME_CAPTURE' && !/^jpe?g$/.test(output.extension ?? 'jpg')) {
        yield { at: `${at}/extension`, text: 'frame captures only as jpg or jpeg' };
      }
      if (isHls && output.extension) yield { at: `${at}/extension`, text: 'extensions only in file groups' };
    }
  }
}

/** MediaConvert does not document its answer to this; in S3 the last writer would win. */
function* checkCollisions(settings: JobSettings): Generator<Problem> {
  const destinations = [
    ...select(settings, 'outputGroups/*/outputGroupSettings/hlsGroupSettings/destination'),
    ...select(settings, 'outputGroups/*/outputGroupSettings/fileGroupSettings/destination'),
  ];
  if (
    ![...destinations, ...select(settings, 'inputs/*/fileInput')].every(({ value }) =>
      parseS3Uri(String(value)),
    )
  ) {
    return;
  }
  const seen = new Set<string>();
  for (const group of planGroups(settings)) {
    for (const name of outputFileNames(group)) {
      const uri = `s3://${group.bucket}/${group.directory}${name}`;
      if (seen.has(uri)) yield { at: '/outputGroups', text: `two outputs would write ${uri}` };
      seen.add(uri);
    }
  }
}

/** Returns one name of every kind that a group writes, which is enough to see whether two groups collide. */
function outputFileNames(group: PlannedGroup) {
  const names = group.outputs.map((output) => {
    if (output.kind === 'variant') return childPlaylistName(group.base, output.nameModifier);
    if (output.kind === 'file') return fileName(group.base, output.nameModifier, output.extension);
    return captureName(group.base, output.nameModifier, 0, output.extension);
  });
  return group.kind === 'hls' ? [masterPlaylistName(group.base), ...names] : names;
}
