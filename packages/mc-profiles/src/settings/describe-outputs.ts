import type {
  JobSettings,
  Output,
  OutputDetail,
  OutputGroup,
  OutputGroupDetail,
} from '@aws-sdk/client-mediaconvert';
import {
  baseNameOf,
  type ContentKind,
  type GroupKind,
  type Orientation,
  orientationIn,
  parseS3Uri,
  splitKey,
} from '@bacs/domain';
import { fileNameOf, mainPlaylistNamesOf, mpdNamesOf, nameOf, playlistNameOf } from './output-names.ts';
import { contentKindOf, destinationsOf, groupKindOf, groupsOf, isVideo, outputsOf } from './outputs.ts';

type Named = {
  /** the output's NameModifier */
  name: string;
  /** pixels; absent if the output has the size of the source, or no picture */
  width?: number;
  height?: number;
  /** GetJob's words, which nobody has checked */
  detail?: OutputDetail;
};

/** An output that is cut into segments, or that a manifest lists. */
export type RenditionDescription = Named & {
  kind: ContentKind;
  /** null if only the MPD lists the rendition */
  playlist_key: string | null;
};

/** An output that is one file. For `frames` it is the first one; the others have the next numbers. */
export type FileDescription = Named & { kind: ContentKind; key: string };

/** The files of one output group. Keys are S3 keys, not URLs. */
export type OutputDescription = {
  kind: GroupKind;
  /** null if no folder names one */
  orientation: Orientation | null;
  bucket: string;
  prefix: string;
  /** the main HLS playlist; null if there is none */
  playlist_key: string | null;
  /** the main MPD of DASH; null if there is none */
  mpd_key: string | null;
  /** playlists and MPDs that the group writes besides */
  additional_keys: string[];
  renditions: RenditionDescription[];
  files: FileDescription[];
  /** the first file of every `frames` among `files` */
  poster_keys: string[];
};

type Details = Map<Output, OutputDetail | undefined>;

/**
 * Describes what filled settings write, by MediaConvert's naming rules, with one description for each output group.
 * Frames that are captured into the folder of a group with video belong to that one, because they are its posters.
 * @param jobDetails from GetJob, once the job is complete: it tells of the groups and outputs in their order
 */
export function describeOutputs(
  settings: JobSettings,
  jobDetails?: OutputGroupDetail[] | null,
): OutputDescription[] {
  const details: Details = new Map(
    groupsOf(settings).flatMap((group, at) =>
      outputsOf(group).map((output, index) => [output, jobDetails?.[at]?.OutputDetails?.[index]] as const),
    ),
  );
  const groups = groupsOf(settings).filter((group) => groupKindOf(group) !== undefined);
  return groups
    .map((group) => describeGroup(group, framesOf(group, groups), locate(group, settings), details))
    .filter(({ renditions, files }) => renditions.length + files.length > 0);
}

function describeGroup(
  group: OutputGroup,
  frames: Output[],
  { bucket, prefix, base }: Location,
  details: Details,
): OutputDescription {
  const kind = groupKindOf(group) ?? 'files';
  const start = `${prefix}${base}`;
  const [playlist, ...playlists] = mainPlaylistNamesOf(group).map((name) => start + name);
  const [mpd, ...mpds] = mpdNamesOf(group).map((name) => start + name);
  const outputs = outputsOf(group).filter((output) => contentKindOf(output) !== 'frames');
  const [rungs, singles] = kind === 'files' ? [[], outputs] : [outputs, []];
  const files = [...singles, ...frames].map((output) => ({
    ...describe(output, details),
    key: start + fileNameOf(output),
  }));
  return {
    kind,
    orientation: orientationIn(prefix) ?? null,
    bucket,
    prefix,
    playlist_key: playlist ?? null,
    mpd_key: mpd ?? null,
    additional_keys: [...playlists, ...mpds],
    renditions: rungs.map((output) => ({
      ...describe(output, details),
      playlist_key: playlist === undefined ? null : start + playlistNameOf(output),
    })),
    files,
    poster_keys: files.filter((file) => file.kind === 'frames').map(({ key }) => key),
  };
}

function describe(output: Output, details: Details): Named & { kind: ContentKind } {
  const { Width, Height } = output.VideoDescription ?? {};
  const detail = details.get(output);
  return {
    kind: contentKindOf(output) ?? 'video',
    name: nameOf(output),
    ...(Width !== undefined && { width: Width }),
    ...(Height !== undefined && { height: Height }),
    ...(detail && { detail }),
  };
}

/** Lists the frames that a group is described with: all those of its folder, or none. */
function framesOf(group: OutputGroup, groups: OutputGroup[]): Output[] {
  const here = groups.filter((other) => destinationsOf(other)[0] === destinationsOf(group)[0]);
  const hosts = [...here.filter((other) => outputsOf(other).some(isVideo)), ...here];
  const host = hosts.find((other) => groupKindOf(other) === 'hls') ?? hosts[0];
  if (host !== group) return [];
  return here.flatMap(outputsOf).filter((output) => contentKindOf(output) === 'frames');
}

type Location = { bucket: string; prefix: string; base: string };

/** A destination that ends in a slash takes the file name of the first input. */
function locate(group: OutputGroup, settings: JobSettings): Location {
  const [destination] = destinationsOf(group);
  if (destination === undefined) throw new Error(`output group ${group.Name} has no destination`);
  const { bucket, key } = parseS3Uri(destination);
  const { prefix, fileName } = splitKey(key);
  if (fileName !== '') return { bucket, prefix, base: fileName };
  const input = settings.Inputs?.[0]?.FileInput;
  if (input === undefined) throw new Error('the settings have no input');
  return { bucket, prefix, base: baseNameOf(splitKey(parseS3Uri(input).key).fileName) };
}
