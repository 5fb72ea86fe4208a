/**
 * Lists everything that local-aws understands. Anything else is refused, so that nothing is ignored silently.
 * - `honored`: any value that the schema allows has its effect.
 * - `only(…)`: local-aws does this anyway; other values are refused.
 * - `tuning`: how well the encoder spends its bits. x264 decides that itself, and nothing else in the output depends on
 * it.
 */
export type Supported =
  | 'honored'
  | 'tuning'
  | { only: readonly unknown[] }
  | { members: { [member: string]: Supported } }
  | { each: Supported; atMost?: number };

const honored = 'honored';
const tuning = 'tuning';
const only = (...values: unknown[]) => ({ only: values });
const members = (supported: { [member: string]: Supported }) => ({ members: supported });
const each = (supported: Supported) => ({ each: supported });
const atMostOne = (supported: Supported) => ({ each: supported, atMost: 1 });
const none = { each: only(), atMost: 0 };

const input = members({
  fileInput: honored,
  videoSelector: members({
    rotate: honored,
    colorSpace: only('FOLLOW'),
    colorSpaceUsage: only('FALLBACK'),
    alphaBehavior: only('DISCARD'),
    embeddedTimecodeOverride: only('NONE'),
    sampleRange: only('FOLLOW'),
    padVideo: honored,
  }),
  audioSelectors: each(
    members({
      defaultSelection: honored,
      selectorType: only('TRACK'),
      tracks: atMostOne(honored),
      offset: only(0),
      programSelection: only(0, 1),
      audioDurationCorrection: only('DISABLED'),
    }),
  ),
  captionSelectors: members({}),
  audioSelectorGroups: members({}),
  inputClippings: none,
  // These filters are off, or MediaConvert itself switches them on only when the input needs them.
  filterEnable: only('AUTO', 'DISABLE'),
  filterStrength: only(0),
  deblockFilter: only('DISABLED'),
  denoiseFilter: only('DISABLED'),
  inputScanType: only('AUTO'),
  psiControl: only('USE_PSI'),
  timecodeSource: only('EMBEDDED', 'ZEROBASED'),
});

const destinationSettings = members({
  s3Settings: members({
    accessControl: members({ cannedAcl: only('BUCKET_OWNER_FULL_CONTROL', 'BUCKET_OWNER_READ') }),
    storageClass: only('STANDARD'),
  }),
});

const hlsGroupSettings = members({
  destination: honored,
  destinationSettings,
  segmentLength: honored,
  segmentLengthControl: only('EXACT', 'GOP_MULTIPLE'),
  minSegmentLength: only(0),
  minFinalSegmentLength: only(0),
  segmentControl: only('SEGMENTED_FILES'),
  directoryStructure: only('SINGLE_DIRECTORY'),
  outputSelection: only('MANIFESTS_AND_SEGMENTS'),
  manifestCompression: only('NONE'),
  manifestDurationFormat: honored,
  streamInfResolution: honored,
  clientCache: only('ENABLED'),
  codecSpecification: only('RFC_4281', 'RFC_6381'),
  programDateTime: only('EXCLUDE'),
  programDateTimePeriod: honored,
  targetDurationCompatibilityMode: honored,
  // Playlists are written once all segments are there.
  progressiveWriteHlsManifest: only('DISABLED'),
  captionLanguageSetting: only('OMIT', 'NONE'),
  captionLanguageMappings: none,
  audioOnlyHeader: only('INCLUDE', 'EXCLUDE'),
  timedMetadataId3Frame: only('NONE', 'PRIV'),
  timedMetadataId3Period: honored,
  timestampDeltaMilliseconds: only(0),
  imageBasedTrickPlay: only('NONE'),
  adMarkers: none,
  additionalManifests: none,
});

/** CMAF and DASH ISO share these. */
const fragmentedGroup: { [member: string]: Supported } = {
  destination: honored,
  destinationSettings,
  baseUrl: honored,
  segmentLength: honored,
  segmentLengthControl: only('EXACT', 'GOP_MULTIPLE'),
  segmentControl: honored,
  fragmentLength: honored,
  minFinalSegmentLength: only(0),
  minBufferTime: only(0),
  mpdProfile: honored,
  mpdManifestBandwidthType: honored,
  dashManifestStyle: only('BASIC'),
  ptsOffsetHandlingForBFrames: only('ZERO_BASED'),
  videoCompositionOffsets: only('UNSIGNED'),
  writeSegmentTimelineInRepresentation: honored,
  imageBasedTrickPlay: only('NONE'),
  additionalManifests: none,
};

const cmafGroupSettings = members({
  ...fragmentedGroup,
  clientCache: only('ENABLED'),
  codecSpecification: only('RFC_4281', 'RFC_6381'),
  manifestCompression: only('NONE'),
  manifestDurationFormat: honored,
  streamInfResolution: honored,
  targetDurationCompatibilityMode: honored,
  writeHlsManifest: honored,
  writeDashManifest: honored,
});

const dashIsoGroupSettings = members({
  ...fragmentedGroup,
  audioChannelConfigSchemeIdUri: only('MPEG_CHANNEL_CONFIGURATION'),
  hbbtvCompliance: only('NONE'),
});

const cmfcSettings = members({
  audioDuration: only('DEFAULT_CODEC_DURATION', 'MATCH_VIDEO_DURATION'),
  audioGroupId: honored,
  audioRenditionSets: honored,
  audioTrackType: only(
    'ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT',
    'ALTERNATE_AUDIO_AUTO_SELECT',
    'ALTERNATE_AUDIO_NOT_AUTO_SELECT',
  ),
  c2paManifest: only('EXCLUDE'),
  descriptiveVideoServiceFlag: only('DONT_FLAG'),
  iFrameOnlyManifest: only('EXCLUDE'),
  klvMetadata: only('NONE'),
  manifestMetadataSignaling: only('DISABLED'),
  scte35Esam: only('NONE'),
  scte35Source: only('NONE'),
  timedMetadata: only('NONE'),
});

const mpdSettings = members({
  accessibilityCaptionHints: only('EXCLUDE'),
  audioDuration: only('DEFAULT_CODEC_DURATION', 'MATCH_VIDEO_DURATION'),
  c2paManifest: only('EXCLUDE'),
  klvMetadata: only('NONE'),
  manifestMetadataSignaling: only('DISABLED'),
  scte35Esam: only('NONE'),
  scte35Source: only('NONE'),
  timedMetadata: only('NONE'),
});

const h264Settings = members({
  rateControlMode: honored,
  bitrate: honored,
  maxBitrate: honored,
  qvbrSettings: members({ qvbrQualityLevel: honored, qvbrQualityLevelFineTune: honored }),
  hrdBufferSize: honored,
  hrdBufferInitialFillPercentage: tuning,
  hrdBufferFinalFillPercentage: tuning,
  qualityTuningLevel: tuning,
  codecProfile: only('BASELINE', 'MAIN', 'HIGH'),
  codecLevel: honored,
  framerateControl: honored,
  framerateNumerator: honored,
  framerateDenominator: honored,
  framerateConversionAlgorithm: only('DUPLICATE_DROP'),
  gopSize: honored,
  gopSizeUnits: honored,
  gopClosedCadence: only(1),
  minIInterval: only(0),
  numberBFramesBetweenReferenceFrames: honored,
  numberReferenceFrames: honored,
  slices: honored,
  entropyEncoding: honored,
  interlaceMode: only('PROGRESSIVE'),
  scanTypeConversionMode: only('INTERLACED'),
  parControl: honored,
  parNumerator: honored,
  parDenominator: honored,
  telecine: only('NONE'),
  slowPal: only('DISABLED'),
  fieldEncoding: only('PAFF'),
  syntax: only('DEFAULT'),
  softness: only(0),
  repeatPps: only('DISABLED'),
  unregisteredSeiTimecode: only('DISABLED'),
  endOfStreamMarkers: only('INCLUDE'),
  writeMp4PackagingType: only('AVC1'),
  // Keyframes at scene changes would change where segments can begin; local-aws makes none.
  sceneChangeDetect: only('DISABLED', 'ENABLED', 'TRANSITION_DETECTION'),
  adaptiveQuantization: tuning,
  spatialAdaptiveQuantization: tuning,
  temporalAdaptiveQuantization: tuning,
  flickerAdaptiveQuantization: tuning,
  dynamicSubGop: tuning,
  gopBReference: tuning,
  explicitWeightedPrediction: tuning,
});

const videoDescription = members({
  width: honored,
  height: honored,
  scalingBehavior: only('DEFAULT', 'STRETCH_TO_OUTPUT', 'FIT', 'FIT_NO_UPSCALE', 'FILL'),
  antiAlias: only('ENABLED', 'DISABLED'),
  sharpness: honored,
  afdSignaling: only('NONE'),
  respondToAfd: only('NONE'),
  colorMetadata: honored,
  dropFrameTimecode: only('ENABLED', 'DISABLED'),
  timecodeInsertion: only('DISABLED'),
  timecodeTrack: only('DISABLED'),
  videoPreprocessors: members({
    deinterlacer: members({
      mode: only('DEINTERLACE', 'ADAPTIVE'),
      algorithm: only('INTERPOLATE'),
      control: honored,
    }),
    colorCorrector: members({
      colorSpaceConversion: only('NONE', 'FORCE_601', 'FORCE_709'),
      hdrToSdrToneMapper: honored,
      sampleRangeConversion: only('NONE'),
      brightness: honored,
      contrast: honored,
      saturation: honored,
      hue: honored,
    }),
  }),
  codecSettings: members({
    codec: only('H_264', 'FRAME_CAPTURE'),
    h264Settings,
    frameCaptureSettings: members({
      framerateNumerator: honored,
      framerateDenominator: honored,
      maxCaptures: honored,
      quality: honored,
    }),
  }),
});

const audioDescription = members({
  audioSourceName: honored,
  audioTypeControl: only('FOLLOW_INPUT'),
  audioType: only(0),
  languageCodeControl: only('FOLLOW_INPUT'),
  audioNormalizationSettings: members({
    // The first edition has no gate.
    algorithm: only('ITU_BS_1770_2', 'ITU_BS_1770_3', 'ITU_BS_1770_4'),
    algorithmControl: honored,
    targetLkfs: honored,
    truePeakLimiterThreshold: honored,
    peakCalculation: honored,
    loudnessLogging: only('DONT_LOG'),
    correctionGateLevel: only(-70),
  }),
  codecSettings: members({
    codec: only('AAC'),
    aacSettings: members({
      bitrate: honored,
      sampleRate: honored,
      codingMode: only('CODING_MODE_2_0'),
      codecProfile: only('LC'),
      rateControlMode: only('CBR'),
      rawFormat: only('NONE'),
      specification: only('MPEG4'),
      audioDescriptionBroadcasterMix: only('NORMAL'),
    }),
  }),
});

const output = members({
  nameModifier: honored,
  extension: honored,
  videoDescription,
  audioDescriptions: atMostOne(audioDescription),
  captionDescriptions: none,
  outputSettings: members({
    hlsSettings: members({
      segmentModifier: honored,
      iFrameOnlyManifest: only('EXCLUDE'),
      // Only outputs of audio alone are grouped, and those are refused.
      audioGroupId: honored,
      audioTrackType: honored,
    }),
  }),
  containerSettings: members({
    container: only('M3U8', 'MP4', 'RAW', 'CMFC', 'MPD'),
    m3u8Settings: members({
      audioDuration: honored,
      audioFramesPerPes: honored,
      audioPids: each(honored),
      dataPTSControl: honored,
      maxPcrInterval: honored,
      nielsenId3: only('NONE'),
      patInterval: honored,
      pcrControl: honored,
      // The picture's packets carry the clock: see checkClockPids.
      pcrPid: honored,
      // Both intervals are equal: see checkTableIntervals.
      pmtInterval: honored,
      pmtPid: honored,
      programNumber: honored,
      ptsOffsetMode: only('AUTO'),
      transportStreamId: honored,
      videoPid: honored,
      // These number packets of kinds that are not written.
      privateMetadataPid: honored,
      scte35Pid: honored,
      timedMetadataPid: honored,
      scte35Source: only('NONE'),
      timedMetadata: only('NONE'),
    }),
    cmfcSettings,
    mpdSettings,
    mp4Settings: members({
      audioDuration: honored,
      cslgAtom: honored,
      cttsVersion: only(0, 1),
      freeSpaceBox: only('EXCLUDE'),
      moovPlacement: honored,
    }),
  }),
});

const settings = members({
  inputs: atMostOne(input),
  adAvailOffset: only(0),
  followSource: only(1),
  timecodeConfig: members({ source: only('EMBEDDED', 'ZEROBASED') }),
  outputGroups: each(
    members({
      name: honored,
      customName: honored,
      outputGroupSettings: members({
        type: only(
          'HLS_GROUP_SETTINGS',
          'FILE_GROUP_SETTINGS',
          'CMAF_GROUP_SETTINGS',
          'DASH_ISO_GROUP_SETTINGS',
        ),
        hlsGroupSettings,
        cmafGroupSettings,
        dashIsoGroupSettings,
        fileGroupSettings: members({ destination: honored, destinationSettings }),
      }),
      outputs: each(output),
    }),
  ),
});

export const supportedRequest = members({
  role: honored,
  settings,
  queue: honored,
  priority: honored,
  clientRequestToken: honored,
  userMetadata: honored,
  tags: honored,
  accelerationSettings: members({ mode: only('DISABLED', 'PREFERRED') }),
  billingTagsSource: honored,
  hopDestinations: none,
  simulateReservedQueue: only('DISABLED'),
  // Events tell the progress so often.
  statusUpdateInterval: honored,
});
