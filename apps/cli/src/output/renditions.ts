type Rendition = { name: string; width?: number; height?: number; bitrate?: number };

/** Shows a rendition as `720p_h 1280x720 3.0 Mb/s`. */
export function describeRendition({ name, width, height, bitrate }: Rendition): string {
  const size = width && height ? ` ${width}x${height}` : '';
  return `${name}${size}${bitrate ? ` ${(bitrate / 1_000_000).toFixed(1)} Mb/s` : ''}`;
}
