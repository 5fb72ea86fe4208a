import type { Output, VideoCodec } from '@aws-sdk/client-mediaconvert';
import { nameOf } from './output-names.ts';
import type { Size } from './source-size.ts';

const wide: Size = { width: 4096, height: 2160 };
const tall: Size = { width: 2160, height: 4096 };

/** From "Maximum supported output resolutions" in MediaConvert's user guide, for codecs that can follow the source. */
const largest: Partial<Record<VideoCodec, Size[]>> = {
  AV1: [wide],
  GIF: [{ width: 3840, height: 3840 }],
  H_264: [wide, tall],
  H_265: [
    { width: 8192, height: 4320 },
    { width: 4320, height: 8192 },
  ],
  MPEG2: [{ width: 1920, height: 1152 }],
  PRORES: [{ width: 4096, height: 4096 }],
  VP8: [wide, tall],
  VP9: [wide, tall],
  XAVC: [wide],
};

/**
 * Tells which outputs are larger than MediaConvert writes, one sentence for each.
 * @param source the size of its frames, which an output without a size has as well
 */
export function findTooLarge(videos: Output[], source: Size): string[] {
  return videos.flatMap((output) => {
    const codec = output.VideoDescription?.CodecSettings?.Codec;
    const limits = codec && largest[codec];
    const size = sizeOf(output, source);
    if (limits === undefined || limits.some((limit) => fits(size, limit))) return [];
    const most = limits.map(describe).join(' or ');
    const name = JSON.stringify(nameOf(output));
    return [
      `The output ${name} would be ${describe(size)}, and MediaConvert writes ${codec} of at most ${most}.`,
    ];
  });
}

function sizeOf({ VideoDescription: video }: Output, source: Size): Size {
  const { Width, Height } = video ?? {};
  return {
    width: Width ?? Math.round(((Height ?? source.height) * source.width) / source.height),
    height: Height ?? Math.round(((Width ?? source.width) * source.height) / source.width),
  };
}

function fits(size: Size, limit: Size): boolean {
  return size.width <= limit.width && size.height <= limit.height;
}

function describe({ width, height }: Size): string {
  return `${width}×${height}`;
}
