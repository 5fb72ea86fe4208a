import { resolveDestination } from './naming.ts';
import { type FragmentedGroup, planFragmented } from './plan-fragmented.ts';
import type { PlaylistFormat } from './playlist-format.ts';
import type {
  AudioDescription,
  FrameCaptureSettings,
  H264Settings,
  JobSettings,
  M3u8Settings,
  Output,
  OutputGroup,
  VideoDescription,
} from './wire.ts';

type Named = { nameModifier: string; video: VideoDescription };
type Encoded = Named & {
  h264: H264Settings;
  audio: AudioDescription | undefined;
  /** The sound ends with the picture. */
  audioMatchesVideo: boolean;
};

/** A rendition of an HLS group. */
export type Variant = Encoded & { kind: 'variant'; segmentModifier: string; m3u8: M3u8Settings };
export type File = Encoded & { kind: 'file'; extension: string; fastStart: boolean };
export type Capture = Named & { kind: 'capture'; extension: string; capture: FrameCaptureSettings };

export type Destination = { bucket: string; directory: string; base: string };
export type HlsGroup = Destination & {
  kind: 'hls';
  segmentSeconds: number;
  segmentsFollowGop: boolean;
  playlists: PlaylistFormat;
  tellsResolution: boolean;
  tellsNoCaptions: boolean;
  outputs: Variant[];
};
export type FileGroup = Destination & { kind: 'files'; outputs: (File | Capture)[] };
export type PlannedGroup = HlsGroup | FileGroup | (Destination & FragmentedGroup);

/** Reads validated settings into what an engine has to write, with MediaConvert's defaults filled in. */
export function planGroups(settings: JobSettings): PlannedGroup[] {
  const fileInput = settings.inputs?.[0]?.fileInput ?? '';
  return (settings.outputGroups ?? []).map((group) => planGroup(group, fileInput));
}

function planGroup(group: OutputGroup, fileInput: string): PlannedGroup {
  const settings = group.outputGroupSettings ?? {};
  const { hlsGroupSettings: hls, fileGroupSettings: files } = settings;
  const outputs = group.outputs ?? [];
  const fragmented = planFragmented(settings, outputs);
  if (fragmented) {
    const { destination = '' } = settings.cmafGroupSettings ?? settings.dashIsoGroupSettings ?? {};
    return { ...resolveDestination(destination, fileInput), ...fragmented };
  }
  if (!hls) {
    return {
      kind: 'files',
      ...resolveDestination(files?.destination ?? '', fileInput),
      outputs: outputs.map(planFile),
    };
  }
  return {
    kind: 'hls',
    ...resolveDestination(hls.destination ?? '', fileInput),
    segmentSeconds: hls.segmentLength ?? 10,
    segmentsFollowGop: hls.segmentLengthControl === 'GOP_MULTIPLE',
    playlists: {
      wholeDurations: hls.manifestDurationFormat === 'INTEGER',
      targetIsLonger: hls.targetDurationCompatibilityMode === 'LEGACY',
    },
    tellsResolution: hls.streamInfResolution !== 'EXCLUDE',
    tellsNoCaptions: hls.captionLanguageSetting === 'NONE',
    outputs: outputs.map((output) => ({
      kind: 'variant',
      segmentModifier: output.outputSettings?.hlsSettings?.segmentModifier ?? '',
      m3u8: output.containerSettings?.m3u8Settings ?? {},
      ...planEncoded(output),
    })),
  };
}

function planFile(output: Output): File | Capture {
  const codecSettings = output.videoDescription?.codecSettings;
  if (codecSettings?.codec === 'FRAME_CAPTURE') {
    return {
      kind: 'capture',
      ...planNamed(output),
      extension: output.extension ?? 'jpg',
      capture: codecSettings.frameCaptureSettings ?? {},
    };
  }
  return {
    kind: 'file',
    ...planEncoded(output),
    extension: output.extension ?? 'mp4',
    fastStart: output.containerSettings?.mp4Settings?.moovPlacement !== 'NORMAL',
  };
}

function planEncoded(output: Output): Encoded {
  const { m3u8Settings, mp4Settings } = output.containerSettings ?? {};
  return {
    ...planNamed(output),
    audioMatchesVideo: (m3u8Settings ?? mp4Settings)?.audioDuration === 'MATCH_VIDEO_DURATION',
    h264: output.videoDescription?.codecSettings?.h264Settings ?? {},
    audio: output.audioDescriptions?.[0],
  };
}

function planNamed(output: Output): Named {
  return { nameModifier: output.nameModifier ?? '', video: output.videoDescription ?? {} };
}
