import type { PlaylistFormat } from './playlist-format.ts';
import type {
  AudioDescription,
  CmfcSettings,
  H264Settings,
  Output,
  OutputGroupSettings,
  VideoDescription,
} from './wire.ts';

/** A video rendition of a CMAF or DASH ISO group. */
export type VideoRendition = {
  kind: 'video';
  nameModifier: string;
  video: VideoDescription;
  h264: H264Settings;
  audioMatchesVideo: false;
  cmfc: CmfcSettings;
};

/** An audio rendition of a CMAF or DASH ISO group. MediaConvert takes one track for each of their outputs. */
export type AudioRendition = {
  kind: 'audio';
  nameModifier: string;
  audio: AudioDescription;
  audioMatchesVideo: boolean;
  cmfc: CmfcSettings;
};

export type HlsManifest = { playlists: PlaylistFormat; tellsResolution: boolean };
export type DashManifest = {
  baseUrl: string | undefined;
  onDemand: boolean;
  hasTimeline: boolean;
  bandwidth: 'AVERAGE' | 'MAX';
};

/** A group of renditions in fragmented MP4, with the manifests that name them. */
export type FragmentedGroup = {
  kind: 'fragmented';
  extensions: { video: string; audio: string };
  segmentSeconds: number;
  segmentsFollowGop: boolean;
  fragmentSeconds: number;
  singleFile: boolean;
  hls: HlsManifest | undefined;
  dash: DashManifest | undefined;
  outputs: (VideoRendition | AudioRendition)[];
};

const defaultFragmentSeconds = 2;

/** Returns undefined for a group of another type. */
export function planFragmented(
  { cmafGroupSettings: cmaf, dashIsoGroupSettings: dash }: OutputGroupSettings,
  outputs: Output[],
): FragmentedGroup | undefined {
  const settings = cmaf ?? dash;
  if (!settings) return undefined;
  const writesDash = cmaf?.writeDashManifest !== 'DISABLED';
  return {
    kind: 'fragmented',
    extensions: cmaf ? { video: 'cmfv', audio: 'cmfa' } : { video: 'mp4', audio: 'mp4' },
    segmentSeconds: settings.segmentLength ?? (cmaf ? 10 : 30),
    segmentsFollowGop: settings.segmentLengthControl === 'GOP_MULTIPLE',
    fragmentSeconds: settings.fragmentLength ?? defaultFragmentSeconds,
    singleFile: settings.segmentControl === 'SINGLE_FILE',
    hls:
      cmaf && cmaf.writeHlsManifest !== 'DISABLED'
        ? {
            playlists: {
              wholeDurations: cmaf.manifestDurationFormat === 'INTEGER',
              targetIsLonger: cmaf.targetDurationCompatibilityMode === 'LEGACY',
            },
            tellsResolution: cmaf.streamInfResolution !== 'EXCLUDE',
          }
        : undefined,
    dash: writesDash
      ? {
          baseUrl: settings.baseUrl,
          onDemand: settings.mpdProfile === 'ON_DEMAND_PROFILE',
          hasTimeline: settings.writeSegmentTimelineInRepresentation === 'ENABLED',
          // The default is not documented.
          bandwidth: settings.mpdManifestBandwidthType ?? 'AVERAGE',
        }
      : undefined,
    outputs: outputs.map(planRendition),
  };
}

function planRendition(output: Output): VideoRendition | AudioRendition {
  const { nameModifier = '', videoDescription: video, audioDescriptions, containerSettings } = output;
  const { cmfcSettings = {}, mpdSettings } = containerSettings ?? {};
  const named = { nameModifier, cmfc: cmfcSettings };
  if (!video) {
    const { audioDuration } = mpdSettings ?? cmfcSettings;
    const audioMatchesVideo = audioDuration === 'MATCH_VIDEO_DURATION';
    return { kind: 'audio', ...named, audio: audioDescriptions?.[0] ?? {}, audioMatchesVideo };
  }
  const h264 = video.codecSettings?.h264Settings ?? {};
  return { kind: 'video', ...named, video, h264, audioMatchesVideo: false };
}
