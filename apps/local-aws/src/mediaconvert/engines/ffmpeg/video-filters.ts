import { ratio } from '../../media/stream-facts.ts';
import type { VideoRendition } from '../../plan-fragmented.ts';
import type { Capture, File, Variant } from '../../plan-groups.ts';
import type { Deinterlacer, VideoDescription } from '../../wire.ts';
import { colorFilters } from './color-filters.ts';
import type { Source } from './describe-source.ts';
import type { Geometry } from './frame-geometry.ts';

const turns = { 0: [], 90: ['transpose=clock'], 180: ['hflip', 'vflip'], 270: ['transpose=cclock'] };

/** Every output begins with steady frames, upright and in square pixels. */
export function steadyVideoChain(source: Source, { videoPreprocessors }: VideoDescription): string {
  const { videoIndex, frameRate, rotation, unturned } = source;
  return [
    `[0:${videoIndex}]${deinterlace(videoPreprocessors?.deinterlacer)}fps=${frameRate.numerator}/${frameRate.denominator}`,
    ...blackFrames(source),
    `scale=${unturned.width}:${unturned.height}`,
    'setsar=1',
    ...turns[rotation],
  ].join(',');
}

/** Black frames fill the time in which there is sound and no picture, if the input asks for that. */
function blackFrames({ padsVideo, frameRate, timeline }: Source) {
  if (!padsVideo) return [];
  const { pictureStart, pictureEnd, end } = timeline;
  const frames = (seconds: number) => Math.round(seconds * ratio(frameRate));
  const padding = `start=${frames(pictureStart)}:stop=${frames(end - pictureEnd)}`;
  return ['setpts=PTS-STARTPTS', `tpad=${padding}:color=black`];
}

/** Only NORMAL leaves the frames alone that the source says are progressive. */
function deinterlace(deinterlacer: Deinterlacer | undefined) {
  if (!deinterlacer) return '';
  return `bwdif=mode=send_frame:deint=${deinterlacer.control === 'FORCE_ALL_FRAMES' ? 'all' : 'interlaced'},`;
}

type Framed<Output> = Output & { geometry: Geometry };

export function videoChain(
  { h264, geometry, video }: Framed<Variant | File | VideoRendition>,
  source: Source,
): string {
  const { framerateControl, framerateNumerator, framerateDenominator } = h264;
  const rate =
    framerateControl === 'SPECIFIED' ? [`fps=fps=${framerateNumerator}/${framerateDenominator}`] : [];
  return [...rate, ...pictureFilters(geometry, video, source), 'format=yuv420p', ...metadata(video)].join(
    ',',
  );
}

/** A JPEG cannot tell its matrix and range: it is read as BT.601 in full range. */
const jpegColor = 'scale=out_color_matrix=bt601:out_range=full,format=yuvj420p';

/** Captures the first frame, then the first frame of every interval. */
export function captureChain({ capture, geometry, video }: Framed<Capture>, source: Source): string {
  const interval = `${capture.framerateDenominator ?? 1}/${capture.framerateNumerator ?? 1}`;
  const select = `select='gte(t-start_t+0.001,selected_n*${interval})'`;
  return [select, ...pictureFilters(geometry, video, source), jpegColor].join(',');
}

/** Colors are converted in the output's size, which is even, as subsampled pictures must be. */
function pictureFilters(geometry: Geometry, video: VideoDescription, { color, size }: Source) {
  const { picture } = geometry;
  const isScaled = picture.width !== size.width || picture.height !== size.height;
  return [
    ...geometryFilters(geometry),
    ...(isScaled ? sharpen(video) : []),
    ...colorFilters(video.videoPreprocessors?.colorCorrector, color),
  ];
}

/** 50 of 100 changes nothing. AWS does not document how far the ends are away; these are linear. */
function sharpen({ sharpness = 50 }: VideoDescription) {
  return sharpness === 50 ? [] : [`unsharp=5:5:${(sharpness - 50) / 50}`];
}

function metadata({ colorMetadata }: VideoDescription) {
  return colorMetadata === 'IGNORE'
    ? ['setparams=color_primaries=unknown:color_trc=unknown:colorspace=unknown']
    : [];
}

function geometryFilters({ picture, frame }: Geometry) {
  const filters = [`scale=${picture.width}:${picture.height}:flags=fast_bilinear`];
  if (picture.width > frame.width || picture.height > frame.height) {
    filters.push(`crop=${frame.width}:${frame.height}`);
  } else if (picture.width < frame.width || picture.height < frame.height) {
    filters.push(`pad=${frame.width}:${frame.height}:(ow-iw)/2:(oh-ih)/2`);
  }
  return [...filters, 'setsar=1'];
}
