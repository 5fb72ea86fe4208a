import type { JobSettings, Output, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { baseNameOf, type Orientation, orientationIn, parseS3Uri, splitKey } from '@bacs/domain';
import { destinationsOf, groupsOf, isHls, isPoster, outputsOf } from './outputs.ts';

export type RenditionDescription = {
  /** the output's NameModifier */
  name: string;
  playlist_key: string;
  /** pixels; absent if the rendition has the size of the source */
  width?: number;
  height?: number;
};

/** The files of one HLS group. Keys are S3 keys, not URLs. */
export type OutputDescription = {
  orientation: Orientation;
  bucket: string;
  prefix: string;
  playlist_key: string;
  renditions: RenditionDescription[];
  poster_keys: string[];
};

/** Describes what filled settings write, by MediaConvert's naming rules, with one description for each HLS group. */
export function describeOutputs(settings: JobSettings): OutputDescription[] {
  const groups = groupsOf(settings);
  return groups.filter(isHls).map((group) => {
    const { bucket, prefix, base } = locate(group, settings);
    return {
      orientation: requireOrientation(prefix),
      bucket,
      prefix,
      playlist_key: `${prefix}${base}.m3u8`,
      renditions: outputsOf(group).map((output) => describeRendition(output, `${prefix}${base}`)),
      poster_keys: groups
        .filter((other) => destinationsOf(other)[0] === destinationsOf(group)[0])
        .flatMap(outputsOf)
        .filter(isPoster)
        .map((poster) => `${prefix}${base}${poster.NameModifier ?? ''}.0000000.${poster.Extension ?? 'jpg'}`),
    };
  });
}

function describeRendition(output: Output, start: string): RenditionDescription {
  const name = output.NameModifier ?? '';
  const { Width, Height } = output.VideoDescription ?? {};
  return {
    name,
    playlist_key: `${start}${name}.m3u8`,
    ...(Width !== undefined && { width: Width }),
    ...(Height !== undefined && { height: Height }),
  };
}

/** A destination that ends in a slash takes the file name of the first input. */
function locate(group: OutputGroup, settings: JobSettings): { bucket: string; prefix: string; base: string } {
  const [destination] = destinationsOf(group);
  if (destination === undefined) throw new Error(`output group ${group.Name} has no destination`);
  const { bucket, key } = parseS3Uri(destination);
  const { prefix, fileName } = splitKey(key);
  if (fileName !== '') return { bucket, prefix, base: fileName };
  const input = settings.Inputs?.[0]?.FileInput;
  if (input === undefined) throw new Error('the settings have no input');
  return { bucket, prefix, base: baseNameOf(splitKey(parseS3Uri(input).key).fileName) };
}

function requireOrientation(prefix: string): Orientation {
  const orientation = orientationIn(prefix);
  if (orientation === undefined) throw new Error(`${prefix} does not end in an orientation`);
  return orientation;
}
