export const orientations = ['portrait', 'landscape'] as const;
export type Orientation = (typeof orientations)[number];

export function isOrientation(value: string | undefined): value is Orientation {
  return value === 'portrait' || value === 'landscape';
}

/** A square is landscape. Without a size (pixels, as displayed) there is no orientation. */
export function orientationOf(
  width: number | null | undefined,
  height: number | null | undefined,
): Orientation | undefined {
  if (!width || !height) return undefined;
  return height > width ? 'portrait' : 'landscape';
}
