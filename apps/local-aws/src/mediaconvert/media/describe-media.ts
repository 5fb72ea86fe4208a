import type { StoredObject } from '../../s3/object-store.ts';
import { epochSeconds } from '../epoch-seconds.ts';
import type { ProbeResult, Track } from '../wire.ts';
import type { Media, Stream } from './ffprobe.ts';
import { nameCodec } from './name-codec.ts';
import { nameFormat } from './name-format.ts';
import {
  audioStreams,
  dataStreams,
  durationOf,
  frameRateOf,
  parseFraction,
  rotationOf,
  videoStreams,
} from './stream-facts.ts';

/** Makes Probe's answer: sizes as coded, and the rotation beside them. */
export function describeMedia(media: Media, object: StoredObject): ProbeResult {
  const videos = videoStreams(media);
  const audios = audioStreams(media);
  const data = dataStreams(media);
  const tracks = media.streams.filter((stream) => [...videos, ...audios, ...data].includes(stream));
  const longest = Math.max(0, ...tracks.map((stream) => durationOf(stream, media) ?? 0));
  const duration = Number(media.format.duration) || longest || undefined;
  return {
    container: {
      format: nameFormat(media),
      duration,
      bitRate: duration && Math.round((object.size * 8) / duration),
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
        dataTrackIndexes: data.map(trackIndex),
      },
    ],
  };
}

function describeTrack(stream: Stream, media: Media): Track {
  return {
    index: trackIndex(stream),
    codec: nameCodec(stream),
    duration: durationOf(stream, media),
    ...describeKind(stream),
  };
}

function describeKind(stream: Stream): Track {
  if (stream.codec_type === 'video') return { trackType: 'video', videoProperties: describeVideo(stream) };
  if (stream.codec_type === 'audio') return { trackType: 'audio', audioProperties: describeAudio(stream) };
  return { trackType: 'data', dataProperties: { languageCode: stream.tags?.['language'] } };
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
