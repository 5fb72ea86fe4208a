import { uriOfKey } from '@bacs/domain';
import { XMLBuilder } from 'fast-xml-parser';
import type { DashManifest, FragmentedGroup } from '../../plan-fragmented.ts';
import {
  bandwidthOf,
  isAudio,
  isVideo,
  type Rendition,
  secondsOf,
  type WrittenAudio,
  type WrittenVideo,
} from './rendition.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  format: true,
});

const profiles = {
  main: 'urn:mpeg:dash:profile:isoff-main:2011',
  onDemand: 'urn:mpeg:dash:profile:isoff-on-demand:2011',
};

/** Writes one set of all videos, which a player switches between, and one for each audio. */
export function writeDashManifest(
  renditions: Rendition[],
  dash: DashManifest,
  { segmentSeconds, fragmentSeconds }: FragmentedGroup,
): string {
  const videos = renditions.filter(isVideo);
  const audios = renditions.filter(isAudio);
  const [leader] = [...videos, ...audios];
  if (!leader) throw new Error('A DASH manifest needs a rendition');
  const context = {
    dash,
    // Segments are longer than asked when they end with a GOP.
    segmentSeconds: Math.max(segmentSeconds, leader.segments[0]?.seconds ?? 0),
    idOf: (each: Rendition) => renditions.indexOf(each) + 1,
  };
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    MPD: {
      '@xmlns': 'urn:mpeg:dash:schema:mpd:2011',
      '@type': 'static',
      '@profiles': dash.onDemand ? profiles.onDemand : profiles.main,
      '@minBufferTime': `PT${fragmentSeconds}S`,
      '@mediaPresentationDuration': `PT${secondsOf(leader).toFixed(3)}S`,
      ...(dash.baseUrl === undefined ? {} : { BaseURL: dash.baseUrl }),
      Period: {
        '@id': '1',
        '@start': 'PT0S',
        AdaptationSet: [
          ...(videos.length > 0 ? [videoSet(videos, context)] : []),
          ...audios.map((audio) => audioSet(audio, context)),
        ],
      },
    },
  });
}

type Context = { dash: DashManifest; segmentSeconds: number; idOf: (rendition: Rendition) => number };

function videoSet(videos: WrittenVideo[], context: Context) {
  return {
    '@mimeType': 'video/mp4',
    '@segmentAlignment': 'true',
    '@startWithSAP': '1',
    Representation: videos.map((video) => ({
      '@id': context.idOf(video),
      '@width': video.size.width,
      '@height': video.size.height,
      '@frameRate': `${video.frameRate.numerator}/${video.frameRate.denominator}`,
      '@bandwidth': videoBandwidth(video, context.dash),
      '@codecs': video.codec,
      ...addressOf(video, 90_000, context),
    })),
  };
}

function audioSet(audio: WrittenAudio, context: Context) {
  return {
    '@mimeType': 'audio/mp4',
    '@lang': 'und',
    '@segmentAlignment': 'false',
    '@startWithSAP': '1',
    Representation: {
      '@id': context.idOf(audio),
      '@bandwidth': Math.ceil(bandwidthOf(audio).average),
      '@audioSamplingRate': audio.sampleRate,
      '@codecs': audio.codec,
      AudioChannelConfiguration: {
        '@schemeIdUri': 'urn:mpeg:dash:23003:3:audio_channel_configuration:2011',
        '@value': '2',
      },
      ...addressOf(audio, audio.sampleRate, context),
    },
  };
}

function videoBandwidth(video: WrittenVideo, { bandwidth }: DashManifest) {
  const { maxBitrate, bitrate } = video.plan.h264;
  const ceiling = bandwidth === 'MAX' ? (maxBitrate ?? bitrate) : undefined;
  return ceiling ?? Math.ceil(bandwidthOf(video).average);
}

/** A single file has an index between its initialization and its first segment; other segments are found by number. */
function addressOf(rendition: Rendition, timescale: number, context: Context) {
  const { init, segments } = rendition;
  const first = segments[0]?.range;
  if (init.range && first) {
    const end = init.range.start + init.range.length;
    return {
      BaseURL: uriOfKey(init.uri),
      SegmentBase: {
        '@timescale': timescale,
        '@indexRange': `${end}-${first.start - 1}`,
        Initialization: { '@range': `${init.range.start}-${end - 1}` },
      },
    };
  }
  return {
    SegmentTemplate: {
      '@timescale': timescale,
      '@media': templateOf(rendition),
      '@initialization': uriOfKey(init.uri),
      '@startNumber': 1,
      ...(context.dash.hasTimeline
        ? { SegmentTimeline: { S: timelineOf(segments, timescale) } }
        : { '@duration': Math.round(context.segmentSeconds * timescale) }),
    },
  };
}

function timelineOf(segments: Rendition['segments'], timescale: number) {
  let seconds = 0;
  return segments.map((segment) => {
    const start = Math.round(seconds * timescale);
    seconds += segment.seconds;
    return { '@t': start, '@d': Math.round(seconds * timescale) - start };
  });
}

/** A dollar sign of a name is encoded, so a player takes it for no identifier. */
function templateOf({ before, extension }: Rendition) {
  return `${uriOfKey(before)}_$Number%09d$.${extension}`;
}
