import type { Track } from '../wire.ts';
import type { Stream } from './ffprobe.ts';

type Codec = NonNullable<Track['codec']>;

const codecs: Record<string, Codec> = {
  h263: 'H263',
  h264: 'AVC',
  hevc: 'HEVC',
  av1: 'AV1',
  mjpeg: 'MJPEG',
  jpeg2000: 'JPEG2000',
  mpeg1video: 'MPEG1',
  mpeg2video: 'MPEG2',
  mpeg4: 'MP4V',
  dvvideo: 'DV',
  dnxhd: 'VC3',
  prores: 'PRORES',
  qtrle: 'QTRLE',
  rawvideo: 'UNCOMPRESSED',
  theora: 'THEORA',
  vc1: 'VC1',
  vp8: 'VP8',
  vp9: 'VP9',
  aac: 'AAC',
  ac3: 'AC3',
  amr_nb: 'AMR',
  amr_wb: 'AMR',
  eac3: 'EAC3',
  flac: 'FLAC',
  mp2: 'MP2',
  mp3: 'MP3',
  opus: 'OPUS',
  vorbis: 'VORBIS',
  wmav1: 'WMA',
  wmav2: 'WMA2',
  wmapro: 'WMAPRO',
  eia_608: 'C608',
  webvtt: 'WEBVTT',
};

/** PCM has a name of its own for each size and order of its samples. */
export function nameCodec({ codec_name = '' }: Stream): Codec {
  return codec_name.startsWith('pcm_') ? 'PCM' : (codecs[codec_name] ?? 'UNKNOWN');
}
