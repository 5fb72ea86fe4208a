/** How a picture is scanned: in whole frames, or in two fields that are half a frame's time apart. */
export type ScanType = 'progressive' | 'interlaced';

export type SourceColor = 'sdr' | 'hlg' | 'hdr10';

/** Degrees clockwise */
export type Turn = 0 | 90 | 180 | 270;

/**
 * What MediaConvert tells of a source, as JSON. `null` means that it does not tell. Sizes are those of the first moving
 * picture, in pixels.
 */
export type SourceDescription = {
  /** MediaConvert's name of the format of the file, such as `mp4`, `quicktime` or `matroska` */
  container: string | null;
  /** as displayed: in square pixels, and turned as MediaConvert turns it */
  width: number | null;
  height: number | null;
  coded_width: number | null;
  coded_height: number | null;
  /** the width of a pixel divided by its height */
  pixel_aspect_ratio: number;
  /** the turn that MediaConvert makes by itself */
  rotation: Turn;
  /** the turn that the file asks for, in degrees clockwise, which MediaConvert does not make in every container */
  rotation_told: number;
  /** exact, and never 0 */
  duration_seconds: number | null;
  /** frames per second: the average where it varies */
  frame_rate: number | null;
  frame_rate_varies: boolean | null;
  scan_type: ScanType | null;
  color: SourceColor;
  tracks: SourceTrack[];
};

export type SourceTrack = {
  type: 'video' | 'audio' | 'data';
  /** MediaConvert's name of the codec, such as `AVC` */
  codec: string | null;
  duration_seconds: number | null;
};

/** Tells whether a stored value has all that settings are made from, whichever release has stored it. */
export function isSourceDescription(value: unknown): value is SourceDescription {
  if (!isObject(value)) return false;
  const { width, height, coded_width, coded_height, pixel_aspect_ratio, rotation, rotation_told, tracks } =
    value;
  const pixels = [width, height, coded_width, coded_height];
  return (
    pixels.every((length) => length === null || Number.isInteger(length)) &&
    Number(pixel_aspect_ratio) > 0 &&
    [rotation, rotation_told].every(Number.isFinite) &&
    Array.isArray(tracks) &&
    tracks.every(isObject)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Size = { width: number; height: number };

/** Computes the size as displayed, in square pixels, after a turn. */
export function displayedSize(
  { coded_width, coded_height, pixel_aspect_ratio }: CodedSize,
  turn: Turn,
): Size | undefined {
  if (coded_width === null || coded_height === null) return undefined;
  const width = Math.max(1, Math.round(coded_width * pixel_aspect_ratio));
  return turn % 180 === 0 ? { width, height: coded_height } : { width: coded_height, height: width };
}

type CodedSize = Pick<SourceDescription, 'coded_width' | 'coded_height' | 'pixel_aspect_ratio'>;

/** MediaConvert turns only these containers by itself. */
const turnedContainers = ['mp4', 'quicktime'];

/**
 * Returns the turn that MediaConvert makes by itself: of a .mov or .mp4, within one degree of a quarter turn.
 * @param degrees clockwise, from 0 to 360
 */
export function automaticTurn(container: string | null, degrees: number): Turn {
  if (container === null || !turnedContainers.includes(container)) return 0;
  return ([90, 180, 270] as const).find((quarter) => Math.abs(degrees - quarter) <= 1) ?? 0;
}

export function hasSound({ tracks }: Pick<SourceDescription, 'tracks'>): boolean {
  return tracks.some(({ type }) => type === 'audio');
}

export function isHdr({ color }: Pick<SourceDescription, 'color'>): boolean {
  return color !== 'sdr';
}

/** Rounds a length for a column of whole seconds. A film has at least one; only an unknown length is `null`. */
export function toWholeSeconds(seconds: number | null | undefined): number | null {
  return seconds ? Math.max(1, Math.round(seconds)) : null;
}
