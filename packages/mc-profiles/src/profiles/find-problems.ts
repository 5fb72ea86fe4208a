import type { AudioDescription, JobSettings, Output, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { isOrientation } from '@bacs/domain';
import { findCollisions } from '../settings/find-collisions.ts';
import { mainPlaylistNamesOf, mpdNamesOf } from '../settings/output-names.ts';
import {
  contentKindOf,
  destinationsOf,
  groupKindOf,
  groupsOf,
  isPoster,
  isVideo,
  outputsOf,
} from '../settings/outputs.ts';
import { findRefusals } from './find-refusals.ts';

const root = 's3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/ASSET_ID/PRODUCTION_ULID/';

/** A group writes into a folder below the production's root prefix, so that a deletion by this prefix covers it. */
const allowedDestination = new RegExp(
  `^${root}(?:ORIENTATION|[a-z0-9][a-z0-9_-]*)/(?:[a-z0-9][a-z0-9_-]*/){0,3}$`,
);

/** Lists everything that is wrong with a profile's template, one sentence for each problem, with its JSON path. */
export function findProblems(settings: JobSettings): string[] {
  return [
    ...findInputProblems(settings),
    ...groupsOf(settings).flatMap((group, index) =>
      findGroupProblems(group, `OutputGroups[${index}]`, settings),
    ),
    ...findPosterProblems(settings),
    ...findCollisions(settings),
  ];
}

/** Outputs take their names from the first input, and the front end finds them by these names. */
function findInputProblems(settings: JobSettings): string[] {
  const problems: string[] = [];
  if (settings.Inputs?.[0]?.FileInput !== 'INPUT_URI') problems.push('Inputs[0].FileInput is not INPUT_URI');
  const contents = groupsOf(settings).flatMap(outputsOf).map(contentKindOf);
  if (!contents.includes('video') && !contents.includes('audio'))
    problems.push('OutputGroups: there is no output with video or audio');
  return problems;
}

function findGroupProblems(group: OutputGroup, path: string, settings: JobSettings): string[] {
  const problems: string[] = [];
  if (group.OutputGroupSettings?.Type === undefined) return [describeUntyped(group, path, settings)];
  const destinations = destinationsOf(group);
  if (destinations.length !== 1) problems.push(`${path}.OutputGroupSettings: there must be one Destination`);
  for (const destination of destinations.filter((text) => !allowedDestination.test(text))) {
    problems.push(
      `${path}.OutputGroupSettings: Destination ${destination} is not ${root} and one to four folders in lower ` +
        'case, such as portrait/, landscape/mp4/ or mp4/; the first may be ORIENTATION/',
    );
  }
  const outputs = outputsOf(group);
  if (outputs.length === 0) problems.push(`${path}.Outputs: there is none`);
  const selectors = Object.keys(settings.Inputs?.[0]?.AudioSelectors ?? {});
  return [
    ...problems,
    ...findKindProblems(group, path),
    ...findRefusals(group, path),
    ...outputs.flatMap((output, index) => findOutputProblems(output, `${path}.Outputs[${index}]`, selectors)),
  ];
}

/** A group without a type is usually another one's settings under a name that is misspelled. */
function describeUntyped(
  { Name, OutputGroupSettings }: OutputGroup,
  path: string,
  settings: JobSettings,
): string {
  const at = OutputGroupSettings === undefined ? path : `${path}.OutputGroupSettings`;
  const others = groupsOf(settings).filter((group) => group.OutputGroupSettings?.Type !== undefined);
  const names = others.flatMap((group) => group.Name ?? []).map((name) => JSON.stringify(name));
  const meant = names.length === 0 ? '' : `; to change another group, write its Name: ${names.join(', ')}`;
  return `${at}: the group ${JSON.stringify(Name ?? '')} has no Type${meant}`;
}

/** A worker verifies what a group writes, by its playlists or the names of its files. */
function findKindProblems(group: OutputGroup, path: string): string[] {
  const { OutputGroupSettings: settings, AutomatedEncodingSettings: automated } = group;
  const { HlsGroupSettings: hls, CmafGroupSettings: cmaf, DashIsoGroupSettings: dash } = settings ?? {};
  const at = `${path}.OutputGroupSettings`;
  const problems: string[] = [];
  const kind = groupKindOf(group);
  if (kind === undefined)
    problems.push(`${at}.Type ${settings?.Type} is not the type of an HLS, CMAF, DASH ISO or file group`);
  const manifests = [...mainPlaylistNamesOf(group), ...mpdNamesOf(group)];
  if (kind !== undefined && kind !== 'files' && manifests.length === 0)
    problems.push(`${at}: the group writes neither an HLS nor a DASH manifest`);
  if (hls?.OutputSelection === 'SEGMENTS_ONLY')
    problems.push(`${at}.HlsGroupSettings.OutputSelection: SEGMENTS_ONLY writes no playlist`);
  if ([hls, cmaf].some((each) => each?.ManifestCompression === 'GZIP'))
    problems.push(`${at}: ManifestCompression GZIP is not supported; playlists must be text in the bucket`);
  if ([hls, cmaf, dash].some((each) => each?.BaseUrl !== undefined))
    problems.push(`${at}: BaseUrl is not supported; manifests must name their files relative to themselves`);
  if (automated !== undefined)
    problems.push(
      `${path}.AutomatedEncodingSettings: list the Outputs instead; automated ones have no names`,
    );
  return problems;
}

function findOutputProblems(output: Output, path: string, selectors: string[]): string[] {
  const { VideoDescription: video, AudioDescriptions: audio = [] } = output;
  const problems: string[] = [];
  if (output.ContainerSettings?.Container === undefined)
    problems.push(
      `${path}.ContainerSettings is missing in the output ${JSON.stringify(output.NameModifier ?? '')}`,
    );
  if (contentKindOf(output) === undefined) problems.push(`${path} has neither video nor audio nor captions`);
  if (output.NameModifier?.includes('$'))
    problems.push(
      `${path}.NameModifier: $ begins a format identifier, whose value is not known before the render`,
    );
  if (video !== undefined && video.CodecSettings?.Codec === undefined) {
    problems.push(`${path}.VideoDescription.CodecSettings.Codec is missing`);
  }
  if (isPoster(output) && audio.length > 0) problems.push(`${path}.AudioDescriptions: a poster has no audio`);
  return [
    ...problems,
    ...audio.flatMap((item, index) =>
      findAudioProblems(item, `${path}.AudioDescriptions[${index}]`, selectors),
    ),
  ];
}

function findAudioProblems(audio: AudioDescription, path: string, selectors: string[]): string[] {
  const problems: string[] = [];
  const { Codec, AacSettings: aac } = audio.CodecSettings ?? {};
  // Without a name, MediaConvert takes the default selector.
  if (audio.AudioSourceName !== undefined && !selectors.includes(audio.AudioSourceName)) {
    problems.push(`${path}.AudioSourceName ${audio.AudioSourceName} is no audio selector of the input`);
  }
  if (Codec === undefined) problems.push(`${path}.CodecSettings.Codec is missing`);
  const complete = aac?.Bitrate !== undefined && aac.CodingMode !== undefined && aac.SampleRate !== undefined;
  if (Codec === 'AAC' && aac?.RateControlMode !== 'VBR' && !complete) {
    problems.push(`${path}.CodecSettings.AacSettings needs Bitrate, CodingMode and SampleRate`);
  }
  return problems;
}

/** A poster that misses the folder of its video would belong to no player. In a folder of its own it is a file. */
function findPosterProblems(settings: JobSettings): string[] {
  const groups = groupsOf(settings);
  const folders = new Set(groups.filter((group) => outputsOf(group).some(isVideo)).flatMap(destinationsOf));
  return groups
    .filter((group) => outputsOf(group).some(isPoster))
    .flatMap(destinationsOf)
    .filter((destination) => !folders.has(destination) && isForOrientation(destination.split('/').at(-2)))
    .map((destination) => `a poster goes to ${destination}, where no video is`);
}

function isForOrientation(folder: string | undefined): boolean {
  return folder === 'ORIENTATION' || isOrientation(folder);
}
