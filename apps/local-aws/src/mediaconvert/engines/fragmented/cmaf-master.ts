import { uriOfKey } from '@bacs/domain';
import { ratio } from '../../media/stream-facts.ts';
import type { HlsManifest } from '../../plan-fragmented.ts';
import { type PlaylistVariant, writeMasterPlaylist } from '../master-playlist.ts';
import {
  bandwidthOf,
  isAudio,
  isVideo,
  type Rendition,
  type WrittenAudio,
  type WrittenVideo,
} from './rendition.ts';

/** Names each video once for every audio group that it plays with. */
export function writeCmafMaster(renditions: Rendition[], hls: HlsManifest): string {
  const audios = renditions.filter(isAudio).map((audio, index) => ({ audio, group: groupOf(audio, index) }));
  const groups = [...new Set(audios.map(({ group }) => group))];
  const variants = renditions.filter(isVideo).flatMap((video) => {
    const wanted = video.plan.cmfc.audioRenditionSets?.split(',').map((group) => group.trim());
    const played = wanted ? groups.filter((group) => wanted.includes(group)) : groups;
    if (played.length === 0) return [toVariant(video, undefined, [], hls)];
    return played.map((group) => {
      const inGroup = audios.filter((entry) => entry.group === group).map(({ audio }) => audio);
      return toVariant(video, group, inGroup, hls);
    });
  });
  const audio = audios.map((entry, index) => describeMedia(entry.audio, entry.group, index));
  return writeMasterPlaylist(variants, hls.playlists, { audio });
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

function toVariant(
  video: WrittenVideo,
  audioGroup: string | undefined,
  audios: WrittenAudio[],
  hls: HlsManifest,
): PlaylistVariant {
  const own = bandwidthOf(video);
  const beside = audios.map(bandwidthOf);
  return {
    uri: video.playlist,
    peakBandwidth: own.peak + Math.max(0, ...beside.map(({ peak }) => peak)),
    averageBandwidth: own.average + Math.max(0, ...beside.map(({ average }) => average)),
    codecs: [...new Set([video.codec, ...audios.map(({ codec }) => codec)])],
    resolution: hls.tellsResolution ? video.size : undefined,
    framesPerSecond: ratio(video.frameRate),
    audioGroup,
  };
}
