import {
  type Container,
  type MediaConvertClient,
  ProbeCommand,
  type Track,
  type VideoProperties,
} from '@aws-sdk/client-mediaconvert';
import {
  automaticTurn,
  displayedSize,
  type ScanType,
  type SourceColor,
  type SourceDescription,
  type SourceTrack,
} from '@bacs/domain';
import { type Static, type TSchema, Type } from 'typebox';
import { fits } from './fits.ts';

export type ProbedFile = {
  source: SourceDescription;
  /** the ETag of the file that was described */
  etag: string | null;
};

/**
 * Asks MediaConvert what a file is. What its answer says in a form or a range that cannot be is left out.
 * @returns undefined when what is left describes no file: it has no track, or a picture without a size.
 * @throws what MediaConvert says; it declines a file that it cannot read.
 */
export async function probe(mediaConvert: MediaConvertClient, uri: string): Promise<ProbedFile | undefined> {
  const { ProbeResults } = await mediaConvert.send(new ProbeCommand({ InputFiles: [{ FileUrl: uri }] }));
  const { Container: container, Metadata: metadata } = ProbeResults?.[0] ?? {};
  const source = container && describe(container);
  return source && { source, etag: fit(Word, metadata?.ETag) };
}

// The answer comes from outside: each value is held against one of these before anything is made of it.
const Word = Type.String({ minLength: 1, maxLength: 64 });
const Pixels = Type.Integer({ minimum: 1, maximum: 16_384 });
const Seconds = Type.Number({ exclusiveMinimum: 0, maximum: 10_000_000 });
const Degrees = Type.Number({ minimum: -360, maximum: 360 });
const Whole = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const Fraction = Type.Object({ Numerator: Whole, Denominator: Whole });
const FrameRate = Type.Number({ exclusiveMinimum: 0, maximum: 1_000 });
/** Wider or narrower pixels than these are a mistake in the file. */
const PixelShape = Type.Number({ minimum: 0.1, maximum: 10 });
const TrackType = Type.Enum(['video', 'audio', 'data']);

const mostTracks = 64;

function fit<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> | null {
  return fits(schema, value) ? value : null;
}

function describe(container: Container): SourceDescription | undefined {
  const tracks = (Array.isArray(container.Tracks) ? container.Tracks : []).slice(0, mostTracks);
  const format = fit(Word, container.Format);
  const picture = findPicture(tracks);
  const shape = describePicture(picture?.VideoProperties ?? {}, format);
  const described = tracks.flatMap((track) => describeTrack(track) ?? []);
  if (described.length === 0 || (picture && shape.width === null)) return undefined;
  const longest = Math.max(0, ...described.map(({ duration_seconds }) => duration_seconds ?? 0));
  return {
    container: format,
    ...shape,
    duration_seconds: fit(Seconds, container.Duration) ?? fit(Seconds, longest),
    tracks: described,
  };
}

function describeTrack({ TrackType: type, Codec, Duration }: Track): SourceTrack | undefined {
  const known = fit(TrackType, type);
  return known === null
    ? undefined
    : { type: known, codec: fit(Word, Codec), duration_seconds: fit(Seconds, Duration) };
}

/** Cover art comes as a video track too: a JPEG, or a picture of a kind that is no codec of moving pictures. */
const stillCodecs = ['MJPEG', 'UNKNOWN', undefined];

/** Finds the first moving picture. A film may be made of JPEGs, but then it has a frame rate. */
function findPicture(tracks: Track[]): Track | undefined {
  const videos = tracks.filter(({ TrackType: type }) => type === 'video');
  return (
    videos.find(({ Codec }) => !stillCodecs.includes(Codec)) ??
    videos.find(({ VideoProperties: video }) => fit(FrameRate, ratioOf(video?.FrameRate)) !== null)
  );
}

type Picture = Omit<SourceDescription, 'container' | 'duration_seconds' | 'tracks'>;

/** The container and the stream may both tell the same thing; the container comes first. */
function describePicture(video: VideoProperties, format: string | null): Picture {
  const coded = video.CodecMetadata ?? {};
  const size = {
    coded_width: fit(Pixels, video.Width) ?? fit(Pixels, coded.Width),
    coded_height: fit(Pixels, video.Height) ?? fit(Pixels, coded.Height),
    pixel_aspect_ratio:
      pixelShape(video) ?? pixelShape({ ...coded, Width: video.Width, Height: video.Height }) ?? 1,
  };
  const told = ((fit(Degrees, video.Rotation) ?? 0) + 360) % 360;
  const rotation = automaticTurn(format, told);
  const displayed = displayedSize(size, rotation);
  const rate = fit(FrameRate, ratioOf(video.FrameRate));
  return {
    width: displayed?.width ?? null,
    height: displayed?.height ?? null,
    ...size,
    rotation,
    rotation_told: told,
    frame_rate: rate ?? fit(FrameRate, ratioOf(coded.CodedFrameRate)),
    frame_rate_varies: varies(rate, fit(FrameRate, ratioOf(coded.CodedFrameRate))),
    scan_type: scanTypeOf(coded),
    color: colorOf(video),
  };
}

function pixelShape({
  SampleAspectRatio: pixel,
  DisplayAspectRatio: display,
  Width,
  Height,
}: VideoProperties): number | null {
  const told = fit(PixelShape, ratioOf(pixel));
  if (told !== null || !Width || !Height) return told;
  return fit(PixelShape, (ratioOf(display) ?? 0) * (Height / Width));
}

function ratioOf(fraction: { Numerator?: number | undefined; Denominator?: number | undefined } | undefined) {
  const told = fit(Fraction, fraction);
  return told === null ? null : told.Numerator / told.Denominator;
}

/** The stream tells its rate in frames or in fields. Where the container's average is another, the rate varies. */
function varies(average: number | null, coded: number | null): boolean | null {
  if (average === null || coded === null) return null;
  return ![1, 2, 0.5].some((factor) => Math.abs((coded * factor) / average - 1) < 0.01);
}

function scanTypeOf({
  ScanType: scan,
  FieldOrder,
}: {
  ScanType?: string;
  FieldOrder?: string;
}): ScanType | null {
  // Only an interlaced picture has an order of fields.
  if (fit(Word, FieldOrder) !== null) return 'interlaced';
  const told = fit(Word, scan) ?? '';
  if (/interlaced|field/i.test(told)) return 'interlaced';
  return /progressive/i.test(told) ? 'progressive' : null;
}

function colorOf({ TransferCharacteristics: told, CodecMetadata: coded }: VideoProperties): SourceColor {
  for (const transfer of [told, coded?.TransferCharacteristics]) {
    if (transfer === 'ARIB_B67') return 'hlg';
    if (transfer === 'SMPTE_2084') return 'hdr10';
    if (transfer !== undefined && transfer !== 'UNSPECIFIED') return 'sdr';
  }
  return 'sdr';
}
