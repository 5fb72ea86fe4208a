import type { Job } from '@aws-sdk/client-mediaconvert';
import type { S3Client } from '@aws-sdk/client-s3';
import type { FileManifest, OutputGroupManifest, OutputsManifest, RenditionManifest } from '@bacs/db';
import { describeOutputs, type OutputDescription, type RenditionDescription } from '@bacs/mc-profiles';
import { messageOf, UnfitAnswerError } from '../../mediaconvert/verdict.ts';
import { findRepresentation, readDash } from './dash.ts';
import { framesIn, readFile } from './files.ts';
import { readHls } from './hls.ts';
import { OutputBucket } from './output-bucket.ts';
import { checksOf, toSeconds } from './plausible.ts';
import { listSizes, type Sizes, sumSizes } from './sizes.ts';
import type { Stream } from './stream.ts';

/** `odd` are the values that were told and cannot be true. */
export type Verification = { odd: string[] } & (
  | { outputs: OutputsManifest; missing: [] }
  | { outputs: null; missing: string[] }
);

/**
 * Looks in S3 for everything that the settings of a complete job write: playlists and MPDs, what they name, and files. One
 * listing says what there is. Once all of it is there it measures it.
 * @returns the manifest of what is there, or the names of what is not.
 */
export async function verifyOutputs(s3: S3Client, job: Job): Promise<Verification> {
  const descriptions = describe(job);
  const missing: string[] = descriptions.length > 0 ? [] : ['any output'];
  const odd: string[] = [];
  const listings = await listEach(s3, descriptions);
  const seen = await Promise.all(
    descriptions.map((group) =>
      readGroup(new OutputBucket(s3, group, { missing, odd, sizes: listings.get(group.bucket) }), group),
    ),
  );
  if (missing.length > 0) return { outputs: null, missing, odd };
  for (const group of seen) {
    const sizes = listings.get(group.description.bucket);
    if (sizes) for (const key of measureGroup(group, sizes)) missing.push(key);
  }
  if (missing.length > 0) return { outputs: null, missing, odd };
  return { outputs: { groups: seen.map(({ manifest }) => manifest) }, missing: [], odd };
}

/** Lists the places of all groups, by their bucket; a bucket that may not be listed has no sizes. */
async function listEach(s3: S3Client, groups: OutputDescription[]): Promise<Map<string, Sizes | undefined>> {
  const listings = new Map<string, Sizes | undefined>();
  for (const bucket of new Set(groups.map((group) => group.bucket))) {
    const prefixes = groups.filter((group) => group.bucket === bucket).map(({ prefix }) => prefix);
    listings.set(bucket, await listSizes(s3, bucket, prefixes));
  }
  return listings;
}

/** @throws UnfitAnswerError when the settings of the job name no place */
function describe(job: Job): OutputDescription[] {
  try {
    return describeOutputs(job.Settings ?? {}, job.OutputGroupDetails);
  } catch (error) {
    throw new UnfitAnswerError('GetJob', [`the settings of ${job.Id}: ${messageOf(error)}`]);
  }
}

type SeenGroup = {
  description: OutputDescription;
  manifest: OutputGroupManifest & { files: FileManifest[] };
  /** Every stream that a manifest of the group lists, and those of the renditions among them. */
  streams: Stream[];
  byRendition: Map<RenditionManifest, Stream>;
};

async function readGroup(bucket: OutputBucket, description: OutputDescription): Promise<SeenGroup> {
  const [playlists, representations, files] = await Promise.all([
    readHls(bucket, description),
    readDash(bucket, description),
    Promise.all(description.files.map((file) => readFile(bucket, file))),
  ]);
  const byRendition = new Map<RenditionManifest, Stream>();
  const renditions = description.renditions.map((rendition) => {
    const { playlist_key: key } = rendition;
    const stream =
      key === null
        ? findRepresentation(representations, rendition)
        : playlists.find((playlist) => playlist.key === key);
    const manifest = toManifest(bucket.odd, rendition, stream);
    if (stream) byRendition.set(manifest, stream);
    return manifest;
  });
  const { kind, orientation, playlist_key, mpd_key, additional_keys, poster_keys } = description;
  const manifests = [playlist_key, mpd_key, ...additional_keys].flatMap((key) => key ?? []);
  const others = { key: '', files: manifests.map((key) => [key]) };
  return {
    description,
    manifest: { kind, orientation, playlist_key, mpd_key, poster_keys, renditions, files },
    streams: [...playlists, ...Object.values(representations).flat(), others],
    byRendition,
  };
}

/** What the playlist says comes first, then what the settings say, then what GetJob says. */
function toManifest(
  odd: string[],
  { kind, name, playlist_key, width, height, detail }: RenditionDescription,
  stream: Stream | undefined,
): RenditionManifest {
  const check = checksOf(odd);
  const of = `of ${playlist_key ?? name}`;
  const { WidthInPx, HeightInPx } = detail?.VideoDetails ?? {};
  return {
    kind,
    name,
    playlist_key,
    width: check.pixels(`width ${of}`, stream?.width) ?? check.pixels(`width ${of}`, width ?? WidthInPx),
    height:
      check.pixels(`height ${of}`, stream?.height) ?? check.pixels(`height ${of}`, height ?? HeightInPx),
    bandwidth: check.bandwidth(`bandwidth ${of}`, stream?.bandwidth),
    duration_seconds:
      check.seconds(`duration ${of}`, stream?.seconds) ??
      check.seconds(`duration ${of}`, toSeconds(detail?.DurationInMs)),
    segments: stream?.segments ?? null,
  };
}

/** Notes sizes on the manifest of a group. @returns what the listing lacks of what its manifests list */
function measureGroup({ manifest, streams, byRendition }: SeenGroup, sizes: Sizes): string[] {
  const find = (keys: string[]) => keys.find((key) => sizes.has(key));
  const listed = streams.flatMap(({ files }) => files);
  const lacking = streams.flatMap(({ key, files }) =>
    files
      .filter((keys) => find(keys) === undefined)
      .map(([first = `${key} → a file that is not the group’s`]) => first),
  );
  const found = new Set(listed.flatMap((keys) => find(keys) ?? []));
  for (const [rendition, { files }] of byRendition)
    rendition.bytes = sumSizes(sizes, new Set(files.flatMap((keys) => find(keys) ?? [])));
  for (const file of manifest.files) {
    const keys = file.kind === 'frames' ? framesIn(sizes, file) : [file.key];
    if (file.kind === 'frames') file.count = keys.length;
    file.bytes = sumSizes(sizes, keys);
    for (const key of keys) found.add(key);
  }
  manifest.bytes = sumSizes(sizes, found);
  return lacking;
}
