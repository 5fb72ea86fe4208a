import type { AudioDescription, H264Settings } from '../wire.ts';
import type { Problem } from './problem.ts';

type Place = { at: string; value: unknown };
type AacSettings = NonNullable<NonNullable<AudioDescription['codecSettings']>['aacSettings']>;

const specified = [
  ['framerateControl', ['framerateNumerator', 'framerateDenominator']],
  ['parControl', ['parNumerator', 'parDenominator']],
] as const;

export function* checkH264({ at, value }: Place): Generator<Problem> {
  const settings = value as H264Settings;
  yield* checkRateControl(at, settings);
  yield* checkBaseline(at, settings);
  for (const [control, members] of specified) {
    if (settings[control] !== 'SPECIFIED') continue;
    for (const member of members) {
      if (settings[member] === undefined) yield { at, text: `${member} is a required property` };
    }
  }
}

function* checkRateControl(at: string, settings: H264Settings): Generator<Problem> {
  const { rateControlMode = 'VBR', bitrate, maxBitrate, qvbrSettings } = settings;
  if (rateControlMode === 'QVBR') {
    if (maxBitrate === undefined) yield { at, text: 'maxBitrate is a required property' };
    if (bitrate !== undefined)
      yield { at, text: incompatible('In QVBR, specify Max bitrate and no Bitrate.') };
    return;
  }
  if (bitrate === undefined) yield { at, text: 'bitrate is a required property' };
  if (rateControlMode === 'CBR' && maxBitrate !== undefined) {
    yield { at, text: incompatible('In CBR, specify Bitrate and no Max bitrate.') };
  }
  if (rateControlMode === 'VBR' && maxBitrate !== undefined && maxBitrate < (bitrate ?? 0)) {
    yield { at, text: incompatible('Max bitrate must not be less than Bitrate.') };
  }
  if (qvbrSettings !== undefined) {
    yield { at, text: `QVBR settings are not valid with rate control mode ${rateControlMode}` };
  }
}

/** Refuses what H.264's baseline profile lacks. */
function* checkBaseline(at: string, settings: H264Settings): Generator<Problem> {
  if (settings.codecProfile !== 'BASELINE') return;
  if (settings.entropyEncoding === 'CABAC') yield { at: `${at}/entropyEncoding`, text: 'Must be CAVLC' };
  if ((settings.numberBFramesBetweenReferenceFrames ?? 0) > 0) {
    yield { at: `${at}/numberBFramesBetweenReferenceFrames`, text: 'Should be less than or equal to 0' };
  }
}

function incompatible(how: string) {
  return `Your job contains values for the following settings that are incompatible: Rate control mode, Bitrate, and Max bitrate. ${how}`;
}

/** AAC has a number for these rates. */
const aacSampleRates = [
  8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000,
];

/** Accepts the one combination that local-aws can make, and refuses the others by name. */
export function* checkAac({ at, value }: Place): Generator<Problem> {
  const { bitrate, codingMode, codecProfile = 'LC', sampleRate } = value as AacSettings;
  if (sampleRate !== undefined && !aacSampleRates.includes(sampleRate)) {
    yield {
      at: `${at}/sampleRate`,
      text: `Should be equal to one of the allowed values in ${JSON.stringify(aacSampleRates)}`,
    };
  }
  if (bitrate === undefined || codecProfile !== 'LC' || codingMode !== 'CODING_MODE_2_0') return;
  if (bitrate < 64_000 || bitrate > 576_000) {
    yield {
      at: `${at}/bitrate`,
      text: `You specified a value for Bitrate that is not valid with the combination of Profile ${codecProfile}, Coding mode ${codingMode}, and Sample rate ${sampleRate}. Specify a bitrate in the range of 64000-576000`,
    };
  }
}
