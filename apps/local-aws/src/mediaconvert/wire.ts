import type {
  CreateJobRequest,
  JobStatus,
  Job as SdkJob,
  ProbeResult as SdkProbeResult,
  Queue as SdkQueue,
} from '@aws-sdk/client-mediaconvert';

/** An SDK type as it travels: members begin in lower case, keys of maps stay, times are epoch seconds. */
export type Wire<T> = T extends Date
  ? number
  : T extends (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? string extends keyof T
        ? { [Key in keyof T]: Wire<T[Key]> }
        : { [Key in keyof T as Key extends string ? Uncapitalize<Key> : Key]: Wire<T[Key]> }
      : T;

export type CreateJobBody = Wire<CreateJobRequest>;
export type JobSettings = NonNullable<CreateJobBody['settings']>;
export type Input = NonNullable<JobSettings['inputs']>[number];
export type OutputGroup = NonNullable<JobSettings['outputGroups']>[number];
export type OutputGroupSettings = NonNullable<OutputGroup['outputGroupSettings']>;
export type Output = NonNullable<OutputGroup['outputs']>[number];
export type M3u8Settings = NonNullable<NonNullable<Output['containerSettings']>['m3u8Settings']>;
export type CmfcSettings = NonNullable<NonNullable<Output['containerSettings']>['cmfcSettings']>;
export type VideoDescription = NonNullable<Output['videoDescription']>;
type VideoPreprocessor = NonNullable<VideoDescription['videoPreprocessors']>;
export type ColorCorrector = NonNullable<VideoPreprocessor['colorCorrector']>;
export type Deinterlacer = NonNullable<VideoPreprocessor['deinterlacer']>;
export type H264Settings = NonNullable<NonNullable<VideoDescription['codecSettings']>['h264Settings']>;
export type FrameCaptureSettings = NonNullable<
  NonNullable<VideoDescription['codecSettings']>['frameCaptureSettings']
>;
export type AudioDescription = NonNullable<Output['audioDescriptions']>[number];

export type Job = Wire<SdkJob> & {
  id: string;
  arn: string;
  createdAt: number;
  queue: string;
  priority: number;
  status: JobStatus;
  timing: NonNullable<Wire<SdkJob>['timing']>;
  settings: JobSettings;
};
export type OutputGroupDetail = NonNullable<Job['outputGroupDetails']>[number];
export type Queue = Wire<SdkQueue>;
export type ProbeResult = Wire<SdkProbeResult>;
export type Track = NonNullable<NonNullable<ProbeResult['container']>['tracks']>[number];
