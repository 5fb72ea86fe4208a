import type {
  AudioDescription,
  CmafGroupSettings,
  CreateJobRequest,
  DashIsoGroupSettings,
  Output,
  OutputGroup,
  VideoDescription,
} from '@aws-sdk/client-mediaconvert';

const stereo = (): AudioDescription => ({
  AudioSourceName: 'Audio Selector 1',
  CodecSettings: {
    Codec: 'AAC',
    AacSettings: { Bitrate: 96_000, CodingMode: 'CODING_MODE_2_0', SampleRate: 48_000 },
  },
});

/** Makes a rendition for an HLS group. */
export function variant(NameModifier: string, Width: number | undefined, Height: number | undefined): Output {
  return {
    NameModifier,
    ContainerSettings: { Container: 'M3U8', M3u8Settings: {} },
    VideoDescription: {
      Width,
      Height,
      CodecSettings: {
        Codec: 'H_264',
        H264Settings: {
          RateControlMode: 'VBR',
          Bitrate: 600_000,
          MaxBitrate: 900_000,
          GopSize: 1,
          GopSizeUnits: 'SECONDS',
          GopClosedCadence: 1,
          CodecProfile: 'HIGH',
        },
      },
    },
    AudioDescriptions: [stereo()],
  };
}

export function videoRendition(NameModifier: string, Width: number, Height: number): Output {
  const { AudioDescriptions: _, ...video } = variant(NameModifier, Width, Height);
  return { ...video, ContainerSettings: { Container: 'CMFC' } };
}

export function audioRendition(NameModifier: string): Output {
  return { NameModifier, ContainerSettings: { Container: 'CMFC' }, AudioDescriptions: [stereo()] };
}

/** Makes a CMAF group of two videos and an audio. */
export function cmafGroup(settings: CmafGroupSettings = {}): OutputGroup {
  return {
    OutputGroupSettings: {
      Type: 'CMAF_GROUP_SETTINGS',
      CmafGroupSettings: {
        Destination: 's3://stream/cmaf/film',
        SegmentLength: 2,
        FragmentLength: 1,
        ...settings,
      },
    },
    Outputs: [videoRendition('_360p', 640, 360), videoRendition('_180p', 320, 180), audioRendition('_audio')],
  };
}

export function dashGroup(settings: DashIsoGroupSettings = {}): OutputGroup {
  const { Outputs = [] } = cmafGroup();
  return {
    OutputGroupSettings: {
      Type: 'DASH_ISO_GROUP_SETTINGS',
      DashIsoGroupSettings: {
        Destination: 's3://stream/dash/film',
        SegmentLength: 2,
        FragmentLength: 1,
        ...settings,
      },
    },
    Outputs: Outputs.map((output) => ({ ...output, ContainerSettings: { Container: 'MPD' } })),
  };
}

export function poster(Width: number | undefined, Height: number | undefined): Output {
  return {
    NameModifier: '_poster',
    Extension: 'jpg',
    ContainerSettings: { Container: 'RAW' },
    VideoDescription: {
      Width,
      Height,
      CodecSettings: {
        Codec: 'FRAME_CAPTURE',
        FrameCaptureSettings: { FramerateNumerator: 1, FramerateDenominator: 1, MaxCaptures: 1, Quality: 80 },
      },
    },
  };
}

/** Requests two renditions and a poster of `s3://uploads/{key}` below `s3://stream/renders/`. */
export function hlsRequest(key: string, overrides: Partial<CreateJobRequest> = {}): CreateJobRequest {
  return {
    Role: 'arn:aws:iam::000000000000:role/mediaconvert',
    Settings: {
      Inputs: [
        {
          FileInput: `s3://uploads/${key}`,
          VideoSelector: { Rotate: 'AUTO' },
          AudioSelectors: { 'Audio Selector 1': { DefaultSelection: 'DEFAULT' } },
        },
      ],
      OutputGroups: [
        {
          Name: 'HLS',
          OutputGroupSettings: {
            Type: 'HLS_GROUP_SETTINGS',
            HlsGroupSettings: { Destination: 's3://stream/renders/', SegmentLength: 2, MinSegmentLength: 0 },
          },
          Outputs: [variant('360p', 640, 360), variant('180p', 320, 180)],
        },
        {
          Name: 'Posters',
          OutputGroupSettings: {
            Type: 'FILE_GROUP_SETTINGS',
            FileGroupSettings: { Destination: 's3://stream/renders/' },
          },
          Outputs: [poster(640, 360)],
        },
      ],
    },
    ...overrides,
  };
}

/** Requests these outputs of `s3://uploads/{key}` as MP4 files and frame captures below `s3://stream/renders/`. */
export function filesRequest(key: string, outputs: Output[]): CreateJobRequest {
  const request = hlsRequest(key);
  const files = request.Settings?.OutputGroups?.[1];
  return { ...request, Settings: { ...request.Settings, OutputGroups: [{ ...files, Outputs: outputs }] } };
}

/** Makes an MP4 in its source's size, with these members of its video description. */
export function mp4(NameModifier: string, video: VideoDescription = {}): Output {
  const { VideoDescription, ...output } = variant(NameModifier, undefined, undefined);
  return {
    ...output,
    ContainerSettings: { Container: 'MP4' },
    VideoDescription: { ...VideoDescription, ...video },
  };
}
