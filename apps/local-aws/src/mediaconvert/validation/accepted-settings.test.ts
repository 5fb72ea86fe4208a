import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { afterTests } from '../../../../../tests/support/after-tests.ts';
import { createStudio } from '../../../../../tests/support/make-videos.ts';
import { buildArguments } from '../engines/ffmpeg/build-arguments.ts';
import { describeSource, type Source } from '../engines/ffmpeg/describe-source.ts';
import { planOutputs } from '../engines/ffmpeg/index.ts';
import { tinyFiles } from '../engines/instant.ts';
import { planGroups } from '../plan-groups.ts';
import { type AcceptedPlace, listAcceptedPlaces } from '../testing/accepted-places.ts';
import type { Input, JobSettings } from '../wire.ts';

/**
 * Each accepted value must change what is written: an argument of ffmpeg, a name, a manifest. Where it does not, this
 * table says why it need not. A new member that has neither makes the test fail.
 */
const reasons: Record<string, string> = {
  ...withReason('It is about the job and not about what is written: the tests of jobs show it.', [
    ...['role', 'queue', 'priority', 'clientRequestToken', 'userMetadata', 'accelerationSettings/mode'],
  ]),
  ...withReason('It sorts the bill, and local-aws sends none.', ['tags', 'billingTagsSource']),
  statusUpdateInterval: 'It is the interval of events, and local-aws sends none.',
  ...withReason('The API reference: this name is for people and does not affect outputs.', [
    ...['settings/outputGroups/*/name', 'settings/outputGroups/*/customName'],
  ]),
  ...withReason('The type of the group decides; another container is refused.', [
    'settings/outputGroups/*/outputs/*/containerSettings/container',
    'settings/outputGroups/*/outputGroupSettings/type',
  ]),
  ...withReason('Timecodes count frames for clippings, captions and overlays, which are refused.', [
    ...['settings/timecodeConfig/source', 'settings/inputs/*/timecodeSource'],
    'settings/outputGroups/*/outputs/*/videoDescription/dropFrameTimecode',
  ]),
  'settings/inputs/*/filterEnable':
    'The API reference: AUTO filters as the input needs; clean inputs are what people try out.',
  'settings/inputs/*/audioSelectors/*/programSelection':
    'The API reference: it is for inputs with Dolby E, which ffmpeg cannot open.',
  ...withReason(
    'The bucket and its objects have one owner here.',
    ['hls', 'file', 'cmaf', 'dashIso'].map(
      (group) =>
        `settings/outputGroups/*/outputGroupSettings/${group}GroupSettings/destinationSettings/s3Settings/accessControl/cannedAcl`,
    ),
  ),
  ...withReason('RFC 6381 took over the names of H.264 and AAC from RFC 4281.', [
    'settings/outputGroups/*/outputGroupSettings/hlsGroupSettings/codecSpecification',
    'settings/outputGroups/*/outputGroupSettings/cmafGroupSettings/codecSpecification',
  ]),
  ...withReason('The tag whose period it is, or the metadata, is refused.', [
    'settings/outputGroups/*/outputGroupSettings/hlsGroupSettings/programDateTimePeriod',
    'settings/outputGroups/*/outputGroupSettings/hlsGroupSettings/timedMetadataId3Frame',
    'settings/outputGroups/*/outputGroupSettings/hlsGroupSettings/timedMetadataId3Period',
  ]),
  ...withReason('It is of segments or outputs of sound alone, which HLS groups do not have here.', [
    'settings/outputGroups/*/outputGroupSettings/hlsGroupSettings/audioOnlyHeader',
    'settings/outputGroups/*/outputs/*/outputSettings/hlsSettings/audioGroupId',
    'settings/outputGroups/*/outputs/*/outputSettings/hlsSettings/audioTrackType',
  ]),
  'settings/outputGroups/*/outputs/*/containerSettings/mp4Settings/cttsVersion':
    'It is a byte of the finished file: the test of MP4 files shows it.',
  'settings/outputGroups/*/outputs/*/videoDescription/antiAlias':
    'The API reference: the service ignores this setting.',
  'settings/outputGroups/*/outputs/*/videoDescription/videoPreprocessors/deinterlacer/mode':
    'They differ for telecined films only, whose reversal (INVERSE_TELECINE) is refused.',
  'settings/outputGroups/*/outputs/*/audioDescriptions/*/audioNormalizationSettings/algorithm':
    'ITU-R BS.1770: editions 2 to 4 measure the loudness of stereo alike.',
  ...withReason(
    'Of the streams that have this number, local-aws writes none.',
    ['dataPTSControl', 'privateMetadataPid', 'scte35Pid', 'timedMetadataPid'].map(
      (member) => `settings/outputGroups/*/outputs/*/containerSettings/m3u8Settings/${member}`,
    ),
  ),
  ...withReason(
    'It must be equal to another member; other values are refused.',
    ['pcrPid', 'pmtInterval'].map(
      (member) => `settings/outputGroups/*/outputs/*/containerSettings/m3u8Settings/${member}`,
    ),
  ),
  ...withReason(
    'The API reference: it trades quality for bits or time, which x264 decides itself.',
    [
      ...['hrdBufferInitialFillPercentage', 'hrdBufferFinalFillPercentage', 'qualityTuningLevel'],
      ...['sceneChangeDetect', 'adaptiveQuantization', 'spatialAdaptiveQuantization'],
      ...['temporalAdaptiveQuantization', 'flickerAdaptiveQuantization', 'dynamicSubGop'],
      ...['gopBReference', 'explicitWeightedPrediction'],
    ].map(
      (member) => `settings/outputGroups/*/outputs/*/videoDescription/codecSettings/h264Settings/${member}`,
    ),
  ),
};

function withReason(reason: string, paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, reason]));
}

const groups = 'settings/outputGroups/*/outputGroupSettings';
const output = 'settings/outputGroups/*/outputs/*';
const h264 = `${output}/videoDescription/codecSettings/h264Settings`;
const audio = `${output}/audioDescriptions/*`;

/** Values for places where the usual samples are not told apart, or not understood. */
const samples: Record<string, unknown[]> = {
  'settings/inputs/*/fileInput': ['s3://uploads/one.mp4', 's3://uploads/two.mp4'],
  'settings/inputs/*/audioSelectors/*/tracks/*': [1, 2],
  [`${audio}/audioSourceName`]: ['First', 'Second'],
  ...Object.fromEntries(
    ['hls', 'file', 'cmaf', 'dashIso'].map((type) => [
      `${groups}/${type}GroupSettings/destination`,
      ['s3://stream/one/', 's3://stream/two/'],
    ]),
  ),
};

/** A member has its effect beside these. */
const contexts: Record<string, Record<string, unknown>> = {
  'settings/inputs/*/audioSelectors/*/tracks/*': { [`${audio}/audioSourceName`]: 'Second' },
  [`${h264}/framerateNumerator`]: { [`${h264}/framerateControl`]: 'SPECIFIED' },
  [`${h264}/framerateDenominator`]: { [`${h264}/framerateControl`]: 'SPECIFIED' },
  [`${h264}/qvbrSettings/qvbrQualityLevel`]: { [`${h264}/rateControlMode`]: 'QVBR' },
  [`${h264}/qvbrSettings/qvbrQualityLevelFineTune`]: { [`${h264}/rateControlMode`]: 'QVBR' },
  [`${h264}/parNumerator`]: { [`${h264}/parControl`]: 'SPECIFIED' },
  [`${h264}/parDenominator`]: { [`${h264}/parControl`]: 'SPECIFIED' },
  [`${h264}/gopSize`]: { [`${h264}/gopSizeUnits`]: 'FRAMES' },
  [`${h264}/gopSizeUnits`]: { [`${h264}/gopSize`]: 7 },
  [`${output}/videoDescription/scalingBehavior`]: {
    [`${output}/videoDescription/width`]: 1_000,
    [`${output}/videoDescription/height`]: 1_000,
  },
  [`${output}/videoDescription/videoPreprocessors/colorCorrector/hdrToSdrToneMapper`]: {
    [`${output}/videoDescription/videoPreprocessors/colorCorrector/colorSpaceConversion`]: 'FORCE_709',
  },
  [`${audio}/audioNormalizationSettings/truePeakLimiterThreshold`]: {
    [`${audio}/audioNormalizationSettings/peakCalculation`]: 'TRUE_PEAK',
  },
  [`${output}/containerSettings/cmfcSettings/audioRenditionSets`]: {
    [`${output}/containerSettings/cmfcSettings/audioGroupId`]: 'one',
  },
};

/** Has every place that is accepted, in a group of each type. */
function wholeRequest(): { settings: JobSettings } {
  const destinationSettings = { s3Settings: { accessControl: {} } };
  const [width, height] = [640, 360];
  const videoPreprocessors = { deinterlacer: {}, colorCorrector: {} };
  const h264Settings = { bitrate: 600_000, maxBitrate: 900_000, qvbrSettings: {} };
  const videoDescription = {
    ...{ width, height, videoPreprocessors },
    codecSettings: { codec: 'H_264' as const, h264Settings },
  };
  const captured = {
    ...videoDescription,
    codecSettings: { codec: 'FRAME_CAPTURE' as const, frameCaptureSettings: {} },
  };
  const audioDescriptions = [{ audioNormalizationSettings: {}, codecSettings: { aacSettings: {} } }];
  const renditions = (containerSettings: object) => [
    { nameModifier: '_video', videoDescription, containerSettings },
    { nameModifier: '_audio', audioDescriptions, containerSettings },
  ];
  const both = { videoDescription, audioDescriptions };
  return structuredClone({
    settings: {
      timecodeConfig: {},
      inputs: [
        {
          fileInput: 's3://uploads/film.mp4',
          videoSelector: {},
          audioSelectors: { First: { tracks: [1] }, Second: { tracks: [2] } },
        },
      ],
      outputGroups: [
        {
          outputGroupSettings: { hlsGroupSettings: { destination: 's3://stream/hls/', destinationSettings } },
          outputs: [
            {
              ...both,
              outputSettings: { hlsSettings: {} },
              containerSettings: { m3u8Settings: { audioPids: [482] } },
            },
          ],
        },
        {
          outputGroupSettings: {
            fileGroupSettings: { destination: 's3://stream/files/', destinationSettings },
          },
          outputs: [{ ...both, containerSettings: { mp4Settings: {} } }, { videoDescription: captured }],
        },
        {
          outputGroupSettings: {
            cmafGroupSettings: { destination: 's3://stream/cmaf/', destinationSettings },
          },
          outputs: renditions({ cmfcSettings: {} }),
        },
        {
          outputGroupSettings: {
            dashIsoGroupSettings: { destination: 's3://stream/dash/', destinationSettings },
          },
          outputs: renditions({ mpdSettings: {} }),
        },
      ],
    },
  });
}

/** Sets a value at every place of a path. In a map, it is the last entry that counts. */
function setAll(root: object, path: string, value: unknown): void {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parents = steps.reduce<object[]>(
    (places, step) => places.flatMap((place) => enter(place, step)),
    [root],
  );
  if (parents.length === 0) throw new Error(`The whole request lacks ${steps.join('/')}`);
  for (const parent of parents) Object.assign(parent, { [last === '*' ? 0 : last]: value });
}

function enter(place: object, step: string): object[] {
  const found =
    step === '*' ? Object.values(place).slice(Array.isArray(place) ? 0 : -1) : [Reflect.get(place, step)];
  return found.filter((each) => typeof each === 'object' && each !== null);
}

let dir: string;
let films: string[];
const sources = new Map<string, Promise<Source>>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'accepted-settings-'));
  const studio = createStudio(dir);
  const film = await studio.film('film.mp4', '64x36', 1);
  films = [await studio.turned('quarter.mp4', film, 90), await studio.turned('half.mp4', film, 180)];
});
afterTests(() => rm(dir, { recursive: true }));

/** Two films: turned by a quarter and by a half; with two tracks of sound that outlast the picture; the second in HDR and with wide pixels. */
function readSources(input: Input) {
  return films.map((film, index) => {
    const id = JSON.stringify([film, input.videoSelector]);
    const known =
      sources.get(id) ??
      describeSource({ path: film, etag: film }, input, { ffprobePath: inject('ffprobePath') });
    sources.set(id, known);
    const timeline = { pictureStart: 0.5, pictureEnd: 1, end: 2 };
    const hdr = { primaries: 'bt2020', transfer: 'smpte2084', matrix: 'bt2020nc' };
    return known.then((source) => ({
      ...source,
      ...{ timeline, audioIndexes: [1, 2] },
      ...(index === 0 ? {} : { color: hdr, pixel: { numerator: 4, denominator: 3 } }),
    }));
  });
}

/** Everything that a request decides: the arguments of ffmpeg, and names and manifests. */
async function whatIsWritten({ settings }: { settings: JobSettings }): Promise<string> {
  const input = settings.inputs?.[0] ?? {};
  const groups = planGroups(settings);
  const films = await Promise.all(readSources(input));
  const args = films.map((source) => buildArguments(source, planOutputs(groups, source, input), '/films'));
  const files = groups
    .flatMap(tinyFiles)
    .map(({ key, content }) => [key, 'bytes' in content && String(content.bytes)]);
  return JSON.stringify([args, files]);
}

async function writtenFor({ path, values }: AcceptedPlace) {
  const written = new Map<string, unknown[]>();
  for (const value of values) {
    const request = wholeRequest();
    for (const [place, beside] of Object.entries(contexts[path] ?? {})) setAll(request, place, beside);
    if (path.startsWith('settings/')) setAll(request, path, value);
    const text = await whatIsWritten(request);
    written.set(text, [...(written.get(text) ?? []), value]);
  }
  return [...written.values()];
}

it('does what every accepted value says, or tells why it need not', async () => {
  const places = listAcceptedPlaces().map((place) => ({
    ...place,
    values: samples[place.path] ?? place.values,
  }));
  const ignored: string[] = [];
  const excused: string[] = [];
  for (const place of places.filter(({ values }) => values.length > 1)) {
    const alike = (await writtenFor(place)).filter((values) => values.length > 1);
    if (alike.length > 0 && !(place.path in reasons)) ignored.push(`${place.path}: ${JSON.stringify(alike)}`);
    if (alike.length > 0 && place.path in reasons) excused.push(place.path);
  }
  expect(ignored).toEqual([]);
  expect(excused.sort()).toEqual(Object.keys(reasons).sort());
});
