import { posix } from 'node:path';
import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { GetObjectCommand, HeadObjectCommand, NoSuchKey, NotFound, type S3Client } from '@aws-sdk/client-s3';
import type { OutputsManifest } from '@bacs/db';
import { describeOutputs, type OutputDescription, type RenditionDescription } from '@bacs/mc-profiles';
import { parse, types } from 'hls-parser';
import { measureOutputs, sumSizes } from './measure-outputs.ts';

type Group = OutputsManifest['groups'][number];
type Rendition = Group['renditions'][number];
/** The keys are those of its playlist and its segments. */
type SeenRendition = { rendition: Rendition; keys: string[] };
export type Verification = { outputs: OutputsManifest; missing: [] } | { outputs: null; missing: string[] };

/**
 * Looks in S3 for what the settings write: the master playlist of every HLS group, its variants, their first and last
 * segment, and the posters. Once they are there it measures them.
 * @returns the manifest of what is there, or the keys that are not.
 */
export async function verifyOutputs(s3: S3Client, settings: JobSettings): Promise<Verification> {
  const descriptions = describeOutputs(settings);
  const missing: string[] = descriptions.length > 0 ? [] : ['any HLS group'];
  const groups = await Promise.all(
    descriptions.map((group) => verifyGroup(new Outputs(s3, group.bucket, missing), group)),
  );
  return missing.length > 0 ? { outputs: null, missing } : { outputs: { groups }, missing: [] };
}

async function verifyGroup(outputs: Outputs, group: OutputDescription): Promise<Group> {
  const { orientation, playlist_key, poster_keys } = group;
  const [master, rungs] = await Promise.all([
    outputs.readPlaylist(playlist_key),
    Promise.all(group.renditions.map((rendition) => verifyRendition(outputs, rendition))),
    ...poster_keys.map((key) => outputs.require(key)),
  ]);
  const variants = master instanceof types.MasterPlaylist ? master.variants : [];
  for (const { rendition } of rungs) {
    const variant = variants.find(({ uri }) => uri === posix.basename(rendition.playlist_key));
    if (!variant) outputs.miss(`${playlist_key} → ${posix.basename(rendition.playlist_key)}`);
    rendition.bandwidth = variant?.bandwidth ?? 0;
    rendition.width = variant?.resolution?.width ?? rendition.width;
    rendition.height = variant?.resolution?.height ?? rendition.height;
  }
  const sizes = outputs.isComplete() ? await outputs.measure(group.prefix) : undefined;
  const renditions = rungs.map(({ rendition, keys }) => ({
    ...rendition,
    ...(sizes && { bytes: sumSizes(sizes, keys) }),
  }));
  return {
    orientation,
    playlist_key,
    poster_keys,
    renditions,
    ...(sizes && { bytes: sumSizes(sizes) }),
  };
}

async function verifyRendition(outputs: Outputs, description: RenditionDescription): Promise<SeenRendition> {
  const { name, playlist_key, width = null, height = null } = description;
  const playlist = await outputs.readPlaylist(playlist_key);
  const segments = playlist instanceof types.MediaPlaylist ? playlist.segments : [];
  if (playlist && segments.length === 0) outputs.miss(`${playlist_key} → segments`);
  const segmentKeys = segments.map(({ uri }) => posix.join(posix.dirname(playlist_key), uri));
  const ends = [segmentKeys.at(0), segmentKeys.at(-1)].filter((key) => key !== undefined);
  await Promise.all(ends.map((key) => outputs.require(key)));
  const rendition = {
    name,
    playlist_key,
    width,
    height,
    bandwidth: 0,
    duration_seconds: Math.round(segments.reduce((sum, { duration }) => sum + duration, 0) * 1_000) / 1_000,
    segments: segments.length,
  };
  return { rendition, keys: [playlist_key, ...segmentKeys] };
}

/** Reads the objects of one bucket, and notes every key that it looks for in vain. */
class Outputs {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #missing: string[];

  constructor(s3: S3Client, bucket: string, missing: string[]) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#missing = missing;
  }

  miss(what: string): void {
    this.#missing.push(what);
  }

  isComplete(): boolean {
    return this.#missing.length === 0;
  }

  async measure(prefix: string): Promise<Map<string, number> | undefined> {
    return await measureOutputs(this.#s3, { bucket: this.#bucket, prefix });
  }

  async require(key: string): Promise<void> {
    await this.#look(key, () => this.#s3.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key })));
  }

  async readPlaylist(key: string) {
    const text = await this.#look(key, async () => {
      const object = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
      return await object.Body?.transformToString();
    });
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch {
      this.miss(`${key} (not a playlist)`);
      return undefined;
    }
  }

  async #look<T>(key: string, look: () => Promise<T>): Promise<T | undefined> {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof NotFound || error instanceof NoSuchKey)) throw error;
      this.miss(key);
      return undefined;
    }
  }
}
