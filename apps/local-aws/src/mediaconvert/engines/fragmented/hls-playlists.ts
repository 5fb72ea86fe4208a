import { uriOfKey } from '@bacs/domain';
import type { HlsManifest } from '../../plan-fragmented.ts';
import { describeVariant } from '../master-playlist.ts';
import { printDuration, targetDuration } from '../media-playlist.ts';
import {
  type ByteRange,
  bandwidthOf,
  isAudio,
  isVideo,
  type Rendition,
  type WrittenAudio,
  type WrittenVideo,
} from './rendition.ts';

/** Initialization segments (EXT-X-MAP) need version 6. */
const head = ['#EXTM3U', '#EXT-X-VERSION:6'];

export function writeRenditionPlaylist({ init, segments }: Rendition, { playlists }: HlsManifest): string {
  return [
    ...head,
    `#EXT-X-TARGETDURATION:${targetDuration(segments, playlists)}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-MAP:URI="${uriOfKey(init.uri)}"${init.range ? `,BYTERANGE="${describeRange(init.range)}"` : ''}`,
    ...segments.flatMap(({ uri, seconds, range }) => [
      `#EXTINF:${printDuration(seconds, playlists)},`,
      ...(range ? [`#EXT-X-BYTERANGE:${describeRange(range)}`] : []),
      uriOfKey(uri),
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

function describeRange({ start, length }: ByteRange) {
  return `${length}@${start}`;
}

/** Names each video once for every audio group that it plays with. */
export function writeCmafMaster(renditions: Rendition[], hls: HlsManifest): string {
  const audios = renditions.filter(isAudio).map((audio, index) => ({ audio, group: groupOf(audio, index) }));
  const lines = renditions.filter(isVideo).flatMap((video) => {
    const wanted = video.plan.cmfc.audioRenditionSets?.split(',').map((group) => group.trim());
    const groups = [...new Set(audios.map(({ group }) => group))];
    const named = wanted ? groups.filter((group) => wanted.includes(group)) : groups;
    const inGroup = (group: string) =>
      audios.flatMap((entry) => (entry.group === group ? [entry.audio] : []));
    const played = named.length > 0 ? named : [undefined];
    return played.flatMap((group) => [
      describeStream(video, group, group === undefined ? [] : inGroup(group), hls),
      uriOfKey(video.playlist),
    ]);
  });
  const media = audios.map(({ audio, group }, index) => describeMedia(audio, group, index));
  return [...head, '#EXT-X-INDEPENDENT-SEGMENTS', ...media, ...lines, ''].join('\n');
}

/** By default each audio rendition has a group of its own, which every video plays with. */
function groupOf({ plan }: WrittenAudio, index: number) {
  return plan.cmfc.audioGroupId ?? `program_audio_${index}`;
}

function describeMedia({ plan, playlist }: WrittenAudio, group: string, index: number) {
  const track = plan.cmfc.audioTrackType ?? 'ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT';
  return `#EXT-X-MEDIA:${[
    'TYPE=AUDIO',
    `GROUP-ID="${group}"`,
    `NAME="Alternate Audio${index === 0 ? '' : ` ${index + 1}`}"`,
    `DEFAULT=${track === 'ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT' ? 'YES' : 'NO'}`,
    `AUTOSELECT=${track === 'ALTERNATE_AUDIO_NOT_AUTO_SELECT' ? 'NO' : 'YES'}`,
    `URI="${uriOfKey(playlist)}"`,
  ].join(',')}`;
}

function describeStream(
  video: WrittenVideo,
  group: string | undefined,
  audios: WrittenAudio[],
  hls: HlsManifest,
) {
  const own = bandwidthOf(video);
  const beside = audios.map(bandwidthOf);
  const { numerator, denominator } = video.frameRate;
  const variant = describeVariant(
    {
      uri: video.playlist,
      peakBandwidth: own.peak + Math.max(0, ...beside.map(({ peak }) => peak)),
      averageBandwidth: own.average + Math.max(0, ...beside.map(({ average }) => average)),
      codecs: [...new Set([video.codec, ...audios.map(({ codec }) => codec)])],
      resolution: hls.tellsResolution ? video.size : undefined,
      framesPerSecond: numerator / denominator,
    },
    hls.playlists,
  );
  return `#EXT-X-STREAM-INF:${variant}${group === undefined ? '' : `,AUDIO="${group}"`}`;
}
