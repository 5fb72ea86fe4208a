import { type Fraction, ratio } from '../../media/stream-facts.ts';
import type { H264Settings } from '../../wire.ts';
import type { Audio } from './audio-filters.ts';

/** People wait for this stand-in, so it uses the fastest preset, which costs quality per bit. */
const preset = 'ultrafast';

const automaticGopSeconds = 2;

export function h264Arguments(h264: H264Settings, sourceRate: Fraction): string[] {
  const gop = gopFrames(h264, outputRate(h264, sourceRate));
  return [
    ...['-c:v', 'libx264', '-preset', preset],
    ...profileArguments(h264),
    ...rateArguments(h264),
    ...['-g', String(gop), '-keyint_min', String(gop), '-sc_threshold', '0', '-forced-idr', '1'],
    ...option('-bf', h264.numberBFramesBetweenReferenceFrames),
    ...option('-refs', h264.numberReferenceFrames),
    ...option('-slices', h264.slices),
  ];
}

export function aacArguments({ bitrate, sampleRate }: Audio): string[] {
  return ['-c:a', 'aac', '-b:a', String(bitrate), '-ar', String(sampleRate), '-ac', '2'];
}

/** Maps MediaConvert's 1 (worst) to 100 (best) to mjpeg's 31 to 2. */
export function jpegArguments(quality = 80): string[] {
  return ['-c:v', 'mjpeg', '-q:v', String(Math.round(31 - (quality / 100) * 29))];
}

export function outputRate(h264: H264Settings, sourceRate: Fraction): Fraction {
  const { framerateControl, framerateNumerator = 30, framerateDenominator = 1 } = h264;
  if (framerateControl !== 'SPECIFIED') return sourceRate;
  return { numerator: framerateNumerator, denominator: framerateDenominator };
}

/** x264 names the profile after the tools in use, so this chooses the tools for the profile. */
function profileArguments({
  codecProfile = 'MAIN',
  codecLevel = 'AUTO',
  entropyEncoding = 'CABAC',
}: H264Settings) {
  const level = codecLevel === 'AUTO' ? [] : ['-level', codecLevel.replace('LEVEL_', '').replace('_', '.')];
  if (codecProfile === 'BASELINE') return ['-profile:v', 'baseline', ...level];
  const isHigh = codecProfile === 'HIGH';
  return [
    ...['-profile:v', isHigh ? 'high' : 'main', '-coder', entropyEncoding.toLowerCase()],
    ...['-x264-params', `8x8dct=${isHigh ? 1 : 0}`],
    ...level,
  ];
}

function rateArguments(h264: H264Settings) {
  const { rateControlMode = 'VBR', bitrate = 0, qvbrSettings } = h264;
  if (rateControlMode === 'QVBR') {
    const { qvbrQualityLevel = 7, qvbrQualityLevelFineTune = 0 } = qvbrSettings ?? {};
    const ceiling = h264.maxBitrate ?? 0;
    return [
      '-crf',
      qualityToCrf(qvbrQualityLevel + qvbrQualityLevelFineTune),
      ...ceilingArguments(h264, ceiling),
    ];
  }
  const ceiling = rateControlMode === 'CBR' ? bitrate : (h264.maxBitrate ?? bitrate * 2);
  const floor = rateControlMode === 'CBR' ? ['-minrate', String(bitrate)] : [];
  return ['-b:v', String(bitrate), ...floor, ...ceilingArguments(h264, ceiling)];
}

function ceilingArguments({ hrdBufferSize }: H264Settings, ceiling: number) {
  return ['-maxrate', String(ceiling), '-bufsize', String(hrdBufferSize || ceiling * 2)];
}

/** Level 10 is visually lossless (18); level 7 is x264's default (23). */
function qualityToCrf(level: number) {
  return (35 - 1.7 * level).toFixed(1);
}

export function gopFrames({ gopSize, gopSizeUnits = 'AUTO' }: H264Settings, rate: Fraction): number {
  if (gopSizeUnits === 'FRAMES' && gopSize) return Math.round(gopSize);
  const seconds = gopSizeUnits === 'SECONDS' && gopSize ? gopSize : automaticGopSeconds;
  return Math.max(1, Math.round(seconds * ratio(rate)));
}

function option(name: string, value: number | undefined) {
  return value === undefined ? [] : [name, String(value)];
}
