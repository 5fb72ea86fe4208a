import { CreateJobCommand, type CreateJobRequest } from '@aws-sdk/client-mediaconvert';
import { beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../../tests/support/after-tests.ts';
import { audioRendition, cmafGroup, hlsRequest, poster, variant } from '../testing/job-requests.ts';
import { startMediaConvert, type TestMediaConvert } from '../testing/start-mediaconvert.ts';

let server: TestMediaConvert;
beforeAll(async () => {
  server = await startMediaConvert({ engine: 'instant' });
});
afterTests(() => server.close());

type Json = { [key: string]: Json } & Json[];

/** Changes one thing of a request at a path such as `Settings/OutputGroups/0/Outputs`; undefined removes it. */
function change(path: string, value: unknown): CreateJobRequest {
  const request = structuredClone(hlsRequest('video.mp4'));
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Json>(
    (place, step) => {
      place[step] ??= {} as Json;
      return place[step];
    },
    request as unknown as Json,
  );
  if (value === undefined) delete parent[last];
  else Object.assign(parent, { [last]: value });
  return request;
}

async function refusal(request: CreateJobRequest) {
  const error = await server.client.createJob(request).catch((reason: Error) => reason);
  expect(error).toMatchObject({ name: 'BadRequestException', $metadata: { httpStatusCode: 400 } });
  return (error as Error).message;
}

const group = 'Settings/OutputGroups/0';
const hls = `${group}/OutputGroupSettings/HlsGroupSettings`;
const output = `${group}/Outputs/0`;
const video = `${output}/VideoDescription`;
const h264 = `${video}/CodecSettings/H264Settings`;
const audio = `${output}/AudioDescriptions/0`;
const m3u8 = `${output}/ContainerSettings/M3u8Settings`;

describe('what AWS refuses', () => {
  it.each<[string, unknown, string]>([
    ['Role', undefined, '/: role is a required property'],
    [
      `${h264}/ParControl`,
      'SPECIFIED',
      '/outputGroups/0/outputs/0/videoDescription/codecSettings/h264Settings: parNumerator is a required property',
    ],
    ['Role', 'mediaconvert', '/role: Should match pattern'],
    ['Role', 'arn:aws:iam::12:role/short', '/role: Should match pattern'],
    ['Settings/Inputs', [], '/inputs: Should have at least 1 items'],
    [`${group}/Outputs`, [], '/outputGroups/0/outputs: Should have at least 1 items'],
    [
      `${output}/ContainerSettings`,
      undefined,
      '/outputGroups/0/outputs/0: containerSettings is a required property',
    ],
    [`${output}/NameModifier`, undefined, '/outputGroups/0/outputs/0: nameModifier is a required property'],
    [
      `${hls}/MinSegmentLength`,
      undefined,
      '/outputGroups/0/outputGroupSettings/hlsGroupSettings: minSegmentLength is a required property',
    ],
    [
      `${hls}/Destination`,
      'http://elsewhere/',
      '/outputGroups/0/outputGroupSettings/hlsGroupSettings/destination: Should match pattern "^s3:\\/\\/.*$"',
    ],
    [
      'Settings/Inputs/0/AudioSelectors/Audio Selector 1/Tracks',
      [0],
      '/inputs/0/audioSelectors/Audio Selector 1/tracks/0: Should be greater than or equal to 1',
    ],
    [
      `${output}/ContainerSettings/Container`,
      'MP4',
      '/outputGroups/0/outputs/0/containerSettings/container: Should be equal to one of the allowed values in ["M3U8","RAW"]',
    ],
    [`${video}/Width`, 853, '/outputGroups/0/outputs/0/videoDescription/width: Should be a multiple of 2'],
    [
      `${video}/CodecSettings/Codec`,
      undefined,
      '/outputGroups/0/outputs/0/videoDescription/codecSettings: codec is a required property',
    ],
    [
      `${h264}/CodecProfile`,
      'HIGHEST',
      '/outputGroups/0/outputs/0/videoDescription/codecSettings/h264Settings/codecProfile: Should be equal to one of the allowed values in ["BASELINE",',
    ],
    [
      `${h264}/NumberBFramesBetweenReferenceFrames`,
      9,
      '/outputGroups/0/outputs/0/videoDescription/codecSettings/h264Settings/numberBFramesBetweenReferenceFrames: Should be less than or equal to 7',
    ],
    [
      `${audio}/CodecSettings/AacSettings/SampleRate`,
      undefined,
      '/outputGroups/0/outputs/0/audioDescriptions/0/codecSettings/aacSettings: sampleRate is a required property',
    ],
    [
      `${audio}/CodecSettings/AacSettings/Bitrate`,
      32_000,
      '/outputGroups/0/outputs/0/audioDescriptions/0/codecSettings/aacSettings/bitrate: You specified a value for Bitrate that is not valid with the combination of Profile LC, Coding mode CODING_MODE_2_0, and Sample rate 48000. Specify a bitrate in the range of 64000-576000',
    ],
    [
      `${audio}/CodecSettings/AacSettings/SampleRate`,
      47_000,
      '/audioDescriptions/0/codecSettings/aacSettings/sampleRate: Should be equal to one of the allowed values in [8000,',
    ],
    [
      `${audio}/AudioNormalizationSettings`,
      { TargetLkfs: -60 },
      '/audioNormalizationSettings/targetLkfs: Should be greater than or equal to -59',
    ],
    ['Priority', 51, '/priority: Should be less than or equal to 50'],
    ['ClientRequestToken', 'x'.repeat(65), '/clientRequestToken: Should have at most 64 ASCII characters'],
    ['UserMetadata', { note: 'x'.repeat(257) }, '/userMetadata/note: Should have at most 256 characters'],
    ['UserMetadata', { note: '<b>' }, '/userMetadata/note: Only letters, digits, spaces and'],
  ])('%s = %j', async (path, value, message) => {
    expect(await refusal(change(path, value))).toContain(message);
  });

  it.each<[string, object, string]>([
    [
      'QVBR without a ceiling',
      { RateControlMode: 'QVBR', MaxBitrate: undefined, Bitrate: undefined },
      'maxBitrate is a required',
    ],
    [
      'QVBR with a bitrate',
      { RateControlMode: 'QVBR' },
      'incompatible: Rate control mode, Bitrate, and Max bitrate',
    ],
    [
      'CBR with a ceiling',
      { RateControlMode: 'CBR' },
      'incompatible: Rate control mode, Bitrate, and Max bitrate',
    ],
    [
      'VBR above its ceiling',
      { Bitrate: 1_000_000 },
      'incompatible: Rate control mode, Bitrate, and Max bitrate',
    ],
    [
      'baseline with CABAC',
      { CodecProfile: 'BASELINE', EntropyEncoding: 'CABAC' },
      'h264Settings/entropyEncoding: Must be CAVLC',
    ],
    [
      'baseline with B-frames',
      { CodecProfile: 'BASELINE', NumberBFramesBetweenReferenceFrames: 2 },
      'numberBFramesBetweenReferenceFrames: Should be less than or equal to 0',
    ],
    ['VBR without a bitrate', { Bitrate: undefined }, 'bitrate is a required property'],
  ])('%s', async (_name, settings, message) => {
    const request = hlsRequest('video.mp4');
    Object.assign(
      request.Settings?.OutputGroups?.[0]?.Outputs?.[0]?.VideoDescription?.CodecSettings?.H264Settings ?? {},
      settings,
    );
    expect(await refusal(request)).toContain(message);
  });

  it('a job of nothing but frame captures', async () => {
    const request = hlsRequest('video.mp4');
    request.Settings?.OutputGroups?.shift();
    expect(await refusal(request)).toContain('must also have at least one output of another kind');
  });

  it('several things at once, all named', async () => {
    const request = change(`${video}/Width`, 853);
    request.Priority = 99;
    expect((await refusal(request)).split(' | ')).toHaveLength(2);
  });

  it('members that it does not know', async () => {
    const command = new CreateJobCommand(hlsRequest('video.mp4'));
    // The SDK omits such members, but other clients do not.
    command.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request as object, { body: JSON.stringify({ settings: { outputGrups: [] } }) });
        return next(args);
      },
      { step: 'serialize', priority: 'low' },
    );
    await expect(server.client.send(command)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: '/: outputGrups is not a known property',
    });
  });
});

describe('what only local-aws refuses, by name', () => {
  it.each<[string, unknown, string]>([
    [
      `${hls}/DirectoryStructure`,
      'SUBDIRECTORY_PER_STREAM',
      '/hlsGroupSettings/directoryStructure: "SUBDIRECTORY',
    ],
    [`${hls}/Encryption`, { EncryptionMethod: 'AES128' }, '/hlsGroupSettings/encryption: not supported'],
    [`${output}/CaptionDescriptions`, [{}], '/outputs/0/captionDescriptions: at most 0 items'],
    [`${output}/Preset`, 'System-Ott', '/outputs/0/preset: not supported'],
    [`${video}/CodecSettings/Codec`, 'H_265', '/codecSettings/codec: "H_265" is not among'],
    [
      `${group}/OutputGroupSettings/Type`,
      'MS_SMOOTH_GROUP_SETTINGS',
      '/outputGroupSettings/type: "MS_SMOOTH_GROUP',
    ],
    [
      `${hls}/Destination`,
      's3://stream',
      '/hlsGroupSettings/destination: no bucket with this name, or no slash',
    ],
    [`${hls}/Destination`, 's3://No_Bucket/', '/hlsGroupSettings/destination: no bucket with this name, or'],
    [`${hls}/SegmentLengthControl`, 'MATCH', '/hlsGroupSettings/segmentLengthControl: "MATCH" is not among'],
    [
      `${video}/VideoPreprocessors`,
      { NoiseReducer: { Filter: 'MEAN' } },
      '/videoPreprocessors/noiseReducer: not supported',
    ],
    [
      `${video}/VideoPreprocessors`,
      { Deinterlacer: { Mode: 'INVERSE_TELECINE' } },
      '/deinterlacer/mode: "INVERSE_TELECINE" is not among',
    ],
    [
      `${video}/VideoPreprocessors`,
      { ColorCorrector: { ColorSpaceConversion: 'FORCE_HDR10' } },
      '/colorCorrector/colorSpaceConversion: "FORCE_HDR10" is not among',
    ],
    [
      `${output}/ContainerSettings/M3u8Settings`,
      { VideoPid: 500, PcrPid: 501 },
      '/m3u8Settings/pcrPid: only 500, the PID of the video',
    ],
    [`${hls}/Destination`, 's3://stream/$dt$/', '/hlsGroupSettings/destination: no format identifiers'],
    ['Settings/Inputs/0/FileInput', 'https://example.com/a.mp4', '/inputs/0/fileInput: only s3:// inputs'],
    ['Settings/Inputs/0/InputClippings', [{}], '/inputs/0/inputClippings: at most 0 items'],
    [`${audio}/AudioNormalizationSettings`, { TargetLkfs: -4 }, 'targetLkfs: no target above -5'],
    ['Settings/OutputGroups/1/Outputs/0/Extension', 'png', '/extension: frame captures only as jpg or jpeg'],
    ['JobTemplate', 'mine', '/jobTemplate: not supported'],
    [`${hls}/ProgressiveWriteHlsManifest`, 'ENABLED', '/progressiveWriteHlsManifest: "ENABLED" is not among'],
    ['Settings/Inputs/0/PsiControl', 'IGNORE_PSI', '/inputs/0/psiControl: "IGNORE_PSI" is not among'],
    [`${m3u8}/PatInterval`, 100, '/m3u8Settings/pmtInterval: no interval of its own'],
    [
      `${audio}/AudioNormalizationSettings`,
      { Algorithm: 'ITU_BS_1770_1' },
      '/audioNormalizationSettings/algorithm: "ITU_BS_1770_1" is not among',
    ],
  ])('%s = %j', async (path, value, message) => {
    const request = change(path, value);
    const text = await refusal(request);
    expect(text).toMatch(/^local-aws cannot do what is asked at \//);
    expect(text).toContain(message);
  });

  it.each<[string, (request: CreateJobRequest) => void, string]>([
    [
      'a preset in the place of the settings that an output must have',
      (request) => {
        Object.assign(request.Settings?.OutputGroups?.[0] ?? {}, {
          Outputs: [{ Preset: 'System-Avc_16x9_720p', NameModifier: '_720p' }],
        });
      },
      '/outputGroups/0/outputs/0/preset: not supported',
    ],
    [
      'a job template in the place of inputs and groups',
      (request) => Object.assign(request, { JobTemplate: 'films', Settings: {} }),
      '/jobTemplate: not supported',
    ],
    [
      'automated ABR, which chooses the bitrates',
      ({ Settings }) => {
        const [renditions] = Settings?.OutputGroups ?? [];
        Object.assign(renditions ?? {}, { AutomatedEncodingSettings: { AbrSettings: { MaxRenditions: 6 } } });
        const [first] = renditions?.Outputs ?? [];
        Object.assign(first?.VideoDescription?.CodecSettings ?? {}, {
          H264Settings: { RateControlMode: 'QVBR', QualityTuningLevel: 'MULTI_PASS_HQ' },
        });
      },
      '/outputGroups/0/automatedEncodingSettings: not supported',
    ],
    [
      'a codec with settings of its own',
      ({ Settings }) => {
        const [first] = Settings?.OutputGroups?.[0]?.Outputs ?? [];
        Object.assign(first?.VideoDescription ?? {}, {
          CodecSettings: { Codec: 'H_265', H265Settings: { RateControlMode: 'QVBR' } },
        });
        delete first?.ContainerSettings;
      },
      '/outputs/0/videoDescription/codecSettings/codec: "H_265" is not among',
    ],
    [
      'a group that it has not, without its destination',
      ({ Settings }) => {
        const [first] = Settings?.OutputGroups ?? [];
        Object.assign(first ?? {}, { OutputGroupSettings: { Type: 'MS_SMOOTH_GROUP_SETTINGS' } });
      },
      '/outputGroups/0/outputGroupSettings/type: "MS_SMOOTH_GROUP_SETTINGS" is not among',
    ],
    [
      'outputs that only their extensions tell apart',
      ({ Settings }) => {
        const { NameModifier: _film, ...film } = variant('_film', 640, 360);
        const { NameModifier: _image, ...image } = poster(640, 360);
        const outputs = [{ ...film, ContainerSettings: { Container: 'MP4' as const } }, image];
        Object.assign(Settings?.OutputGroups?.[1] ?? {}, { Outputs: outputs });
      },
      '/outputGroups/1/outputs/1: no name modifier, which MediaConvert documents as required',
    ],
    [
      'a CMAF output of picture and sound',
      ({ Settings }) => {
        const group = cmafGroup();
        group.Outputs?.push({ ...variant('_both', 640, 360), ContainerSettings: { Container: 'CMFC' } });
        Settings?.OutputGroups?.push(group);
      },
      '/outputGroups/2/outputs/3: one video or one audio for each output',
    ],
    [
      'a CMAF group of sound alone',
      ({ Settings }) => {
        Settings?.OutputGroups?.push({ ...cmafGroup(), Outputs: [audioRendition('_audio')] });
      },
      '/outputGroups/2: no group without video',
    ],
    [
      'a CMAF group without a manifest',
      ({ Settings }) => {
        Settings?.OutputGroups?.push(
          cmafGroup({ WriteDashManifest: 'DISABLED', WriteHlsManifest: 'DISABLED' }),
        );
      },
      '/cmafGroupSettings: no group without a manifest',
    ],
    [
      'DASH on demand in many files',
      ({ Settings }) => {
        Settings?.OutputGroups?.push(cmafGroup({ MpdProfile: 'ON_DEMAND_PROFILE' }));
      },
      '/outputGroupSettings: ON_DEMAND_PROFILE needs SINGLE_FILE',
    ],
    [
      'an audio group that no output has',
      ({ Settings }) => {
        const group = cmafGroup();
        const settings = { AudioRenditionSets: 'stereo,surround' };
        Object.assign(group.Outputs?.[0]?.ContainerSettings ?? {}, { CmfcSettings: settings });
        Settings?.OutputGroups?.push(group);
      },
      '/audioRenditionSets: no audio group stereo',
    ],
    [
      'two groups that write one manifest',
      ({ Settings }) => {
        Settings?.OutputGroups?.push(cmafGroup({ Destination: 's3://stream/renders/video' }));
      },
      'two outputs would write s3://stream/renders/video.m3u8',
    ],
  ])('%s', async (_name, change, message) => {
    const request = hlsRequest('video.mp4');
    change(request);
    const text = await refusal(request);
    expect(text).toMatch(/^local-aws cannot do what is asked at \//);
    expect(text).toContain(message);
  });

  it('two outputs of one name', async () => {
    const request = hlsRequest('video.mp4');
    request.Settings?.OutputGroups?.[0]?.Outputs?.push(variant('360p', 640, 360));
    expect(await refusal(request)).toContain('two outputs would write s3://stream/renders/video360p.m3u8');
  });

  it('a frame capture in an HLS group', async () => {
    const request = hlsRequest('video.mp4');
    request.Settings?.OutputGroups?.[0]?.Outputs?.push(poster(640, 360));
    await refusal(request);
  });
});
