import type { StoredObject } from '../../s3/object-store.ts';
import { epochSeconds } from '../epoch-seconds.ts';
import type { ProbeResult, Track } from '../wire.ts';
import type { Media, Stream } from './ffprobe.ts';
import { nameFormat } from './name-format.ts';
import {
  audioStreams,
  durationOf,
  frameRateOf,
  parseFraction,
  rotationOf,
  videoStreams,
} from './stream-facts.ts';

type Codec = Track['codec'];

const codecs: Record<string, Codec> = {
  h264: 'AVC',
  hevc: 'HEVC',
  av1: 'AV1',
  mpeg4: 'MP4V',
  mpeg2video: 'MPEG2',
  prores: 'PRORES',
  vp8: 'VP8',
  vp9: 'VP9',
  aac: 'AAC',
  ac3: 'AC3',
  eac3: 'EAC3',
  flac: 'FLAC',
  mp2: 'MP2',
  mp3: 'MP3',
  opus: 'OPUS',
  vorbis: 'VORBIS',
};

/** Makes Probe's answer: sizes as coded, and the rotation beside them. */
export function describeMedia(media: Media, object: StoredObject): ProbeResult {
  const videos = videoStreams(media);
  const audios = audioStreams(media);
  const tracks = media.streams.filter((stream) => videos.includes(stream) || audios.includes(stream));
  const duration =
    Number(media.format.duration) || Math.max(...tracks.map((stream) => durationOf(stream, media) ?? 0));
  return {
    container: {
      format: nameFormat(media),
      duration,
      bitRate: duration > 0 ? Math.round((object.size * 8) / duration) : undefined,
      tracks: tracks.map((stream) => describeTrack(stream, media)),
    },
    metadata: {
      eTag: object.etag,
      fileSize: object.size,
      lastModified: epochSeconds(object.lastModified.getTime()),
      mimeType: object.contentType,
    },
    trackMappings: [
      {
        videoTrackIndexes: videos.map(trackIndex),
        audioTrackIndexes: audios.map(trackIndex),
        dataTrackIndexes: [],
      },
    ],
  };
}

function describeTrack(stream: Stream, media: Media): Track {
  return {
    index: trackIndex(stream),
    trackType: stream.codec_type === 'video' ? 'video' : 'audio',
    codec: codecs[stream.codec_name ?? ''],
    duration: durationOf(stream, media),
    ...(stream.codec_type === 'video'
      ? { videoProperties: describeVideo(stream) }
      : { audioProperties: describeAudio(stream) }),
  };
}

function describeVideo(stream: Stream): Track['videoProperties'] {
  return {
    width: stream.width,
    height: stream.height,
    frameRate: frameRateOf(stream),
    rotation: rotationOf(stream) || undefined,
    sampleAspectRatio: parseFraction(stream.sample_aspect_ratio),
    bitRate: Number(stream.bit_rate) || undefined,
    bitDepth: Number(stream.bits_per_raw_sample) || undefined,
  };
}

function describeAudio(stream: Stream): Track['audioProperties'] {
  return {
    channels: stream.channels,
    channelLayout: stream.channel_layout,
    sampleRate: Number(stream.sample_rate) || undefined,
    bitRate: Number(stream.bit_rate) || undefined,
    languageCode: stream.tags?.['language'],
  };
}

/** Tracks count from 1. */
function trackIndex({ index }: Stream) {
  return index + 1;
}
