import type { AudioDescription, JobSettings, Output, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { orientations } from '@bacs/domain';
import { findCollisions } from '../settings/find-collisions.ts';
import { destinationsOf, groupsOf, isHls, isPoster, outputsOf } from '../settings/outputs.ts';

/** These are the destinations that the layout of a production's keys allows, in tokens. */
const allowedDestinations = [...orientations, 'ORIENTATION'].map(
  (orientation) => `s3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/ASSET_ID/PRODUCTION_ULID/${orientation}/`,
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
  if (!groupsOf(settings).some(isHls)) problems.push('OutputGroups: there is no HLS group');
  return problems;
}

function findGroupProblems(group: OutputGroup, path: string, settings: JobSettings): string[] {
  const problems: string[] = [];
  const destinations = destinationsOf(group);
  if (destinations.length !== 1) problems.push(`${path}.OutputGroupSettings: there must be one Destination`);
  for (const destination of destinations.filter((text) => !allowedDestinations.includes(text))) {
    problems.push(
      `${path}.OutputGroupSettings: Destination ${destination} is not s3://OUTPUT_BUCKET/DATE_YYYY_MM_DD/` +
        'ASSET_ID/PRODUCTION_ULID/ and portrait/, landscape/ or ORIENTATION/',
    );
  }
  const outputs = outputsOf(group);
  if (outputs.length === 0) problems.push(`${path}.Outputs: there is none`);
  const selectors = Object.keys(settings.Inputs?.[0]?.AudioSelectors ?? {});
  return [
    ...problems,
    ...outputs.flatMap((output, index) => findOutputProblems(output, `${path}.Outputs[${index}]`, selectors)),
  ];
}

function findOutputProblems(output: Output, path: string, selectors: string[]): string[] {
  const { VideoDescription: video, AudioDescriptions: audio = [] } = output;
  const problems: string[] = [];
  if (output.ContainerSettings?.Container === undefined)
    problems.push(`${path}.ContainerSettings is missing`);
  if (video === undefined && audio.length === 0) problems.push(`${path} has neither video nor audio`);
  if (video !== undefined && video.CodecSettings?.Codec === undefined) {
    problems.push(`${path}.VideoDescription.CodecSettings.Codec is missing`);
  }
  if (isPoster(output) && audio.length > 0) problems.push(`${path}.AudioDescriptions: a poster has no audio`);
  return [
    ...problems,
    ...findRateProblems(output, path),
    ...audio.flatMap((item, index) =>
      findAudioProblems(item, `${path}.AudioDescriptions[${index}]`, selectors),
    ),
  ];
}

/** MediaConvert refuses these combinations when the job is created. */
function findRateProblems(output: Output, path: string): string[] {
  const codec = output.VideoDescription?.CodecSettings;
  if (codec?.Codec !== 'H_264') return [];
  const { RateControlMode: mode, Bitrate, MaxBitrate } = codec.H264Settings ?? {};
  const at = `${path}.VideoDescription.CodecSettings.H264Settings`;
  if (mode === undefined) return [`${at}.RateControlMode is missing`];
  if (mode !== 'QVBR') return Bitrate === undefined ? [`${at}: ${mode} needs Bitrate`] : [];
  if (Bitrate !== undefined) return [`${at}: QVBR takes no Bitrate`];
  return MaxBitrate === undefined ? [`${at}: QVBR needs MaxBitrate`] : [];
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

function findPosterProblems(settings: JobSettings): string[] {
  const folders = new Set(groupsOf(settings).filter(isHls).flatMap(destinationsOf));
  return groupsOf(settings)
    .filter((group) => outputsOf(group).some(isPoster))
    .flatMap(destinationsOf)
    .filter((destination) => !folders.has(destination))
    .map((destination) => `a poster goes to ${destination}, where no HLS group is`);
}
