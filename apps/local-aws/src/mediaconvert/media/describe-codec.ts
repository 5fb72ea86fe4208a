import type { Track } from '../wire.ts';
import type { Stream } from './ffprobe.ts';

type Video = NonNullable<Track['videoProperties']>;
type Codec = NonNullable<Video['codecMetadata']>;
type Color = Pick<Codec, 'colorPrimaries' | 'transferCharacteristics' | 'matrixCoefficients'>;

const primaries: Record<string, Color['colorPrimaries']> = {
  bt709: 'ITU_709',
  bt2020: 'ITU_2020',
  bt470bg: 'ITU_470BG',
  smpte170m: 'SMPTE_170M',
  smpte240m: 'SMPTE_240M',
  smpte431: 'SMPTE_431_2',
  smpte432: 'SMPTE_EG_432_1',
};

const transfers: Record<string, Color['transferCharacteristics']> = {
  bt709: 'ITU_709',
  'arib-std-b67': 'ARIB_B67',
  smpte2084: 'SMPTE_2084',
  'bt2020-10': 'ITU_2020_10bit',
  'bt2020-12': 'ITU_2020_12bit',
  bt470bg: 'ITU_470BG',
  smpte170m: 'SMPTE_170M',
  smpte240m: 'SMPTE_240M',
  'iec61966-2-1': 'IEC_61966_2_1',
  linear: 'LINEAR',
};

const matrices: Record<string, Color['matrixCoefficients']> = {
  bt709: 'ITU_709',
  bt2020nc: 'ITU_2020_NCL',
  bt2020c: 'ITU_2020_CL',
  bt470bg: 'ITU_470BG',
  smpte170m: 'SMPTE_170M',
  smpte240m: 'SMPTE_240M',
  gbr: 'RGB',
};

export function describeColor({ color_primaries, color_transfer, color_space }: Stream): Color {
  return {
    colorPrimaries: primaries[color_primaries ?? ''],
    transferCharacteristics: transfers[color_transfer ?? ''],
    matrixCoefficients: matrices[color_space ?? ''],
  };
}

/** Probe reads the headers of these codecs only. */
const readCodecs = ['h264', 'hevc', 'mpeg2video'];

/** What the stream itself tells. */
export function describeCodec(stream: Stream): Codec | undefined {
  if (!readCodecs.includes(stream.codec_name ?? '')) return undefined;
  const { field_order = 'unknown', width, height } = stream;
  return {
    width,
    height,
    ...describeColor(stream),
    ...(field_order === 'progressive' && { scanType: 'Progressive' }),
    ...(/^[tb][tb]$/.test(field_order) && {
      scanType: 'Interlaced',
      // The second letter is the field that is displayed first.
      fieldOrder: field_order.endsWith('t') ? 'TopFieldFirst' : 'BottomFieldFirst',
    }),
  };
}
