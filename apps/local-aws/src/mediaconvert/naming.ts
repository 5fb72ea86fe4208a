import { bucketName } from '../s3/bucket-name.ts';

const s3Uri = new RegExp(`^s3://(${bucketName})/(.*)$`);

/** The URI of an object has a key. */
export function parseS3Uri(uri: string): { bucket: string; key: string } | undefined {
  const target = parseDestination(uri);
  return target?.key ? target : undefined;
}

/** A destination may be a bucket and a slash: its key is empty then. */
export function parseDestination(uri: string): { bucket: string; key: string } | undefined {
  const [, bucket, key] = s3Uri.exec(uri) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

/** A destination that ends in a slash takes its base name from the input's file name. */
export function resolveDestination(
  destination: string,
  fileInput: string,
): { bucket: string; directory: string; base: string } {
  const target = parseDestination(destination);
  if (!target) throw new Error(`${destination} is not an S3 URI`);
  const slash = target.key.lastIndexOf('/') + 1;
  return {
    bucket: target.bucket,
    directory: target.key.slice(0, slash),
    base: target.key.slice(slash) || inputBaseName(fileInput),
  };
}

function inputBaseName(fileInput: string) {
  const name = fileInput.slice(fileInput.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

export function masterPlaylistName(base: string): string {
  return `${base}.m3u8`;
}

export function childPlaylistName(base: string, nameModifier: string): string {
  return `${base}${nameModifier}.m3u8`;
}

/** Counts segments from 1. */
export function segmentName(
  base: string,
  nameModifier: string,
  segmentModifier: string,
  number: number,
): string {
  return `${base}${nameModifier}${segmentModifier}_${String(number).padStart(5, '0')}.ts`;
}

/** Counts captures from 0. */
export function captureName(base: string, nameModifier: string, number: number, extension: string): string {
  return `${base}${nameModifier}.${String(number).padStart(7, '0')}.${extension}`;
}

export function fileName(base: string, nameModifier: string, extension: string): string {
  return `${base}${nameModifier}.${extension}`;
}

/** The names of what a fragmented rendition writes, as MediaConvert's manifests show them; segments count from 1. */
export function initName(base: string, nameModifier: string, extension: string): string {
  return `${base}${nameModifier}init.${extension}`;
}

export function fragmentName(base: string, nameModifier: string, number: number, extension: string): string {
  return `${base}${nameModifier}_${String(number).padStart(9, '0')}.${extension}`;
}

export function dashManifestName(base: string): string {
  return `${base}.mpd`;
}
