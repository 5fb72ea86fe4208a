import type { Color } from '../../media/stream-facts.ts';
import type { ColorCorrector } from '../../wire.ts';

const targets = {
  FORCE_601: { primaries: 'smpte170m', transfer: 'smpte170m', matrix: 'smpte170m' },
  FORCE_709: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709' },
};

/** HLG and PQ. Both are in BT.2020 where the source does not tell its primaries or its matrix. */
const hdrTransfers = ['arib-std-b67', 'smpte2084'];
const hdrColor = { primaries: 'bt2020', matrix: 'bt2020nc' };

/** An output follows its source's color space unless it asks for a conversion. */
export function colorFilters(corrector: ColorCorrector | undefined, source: Color): string[] {
  if (!corrector) return [];
  return [...convert(corrector, source), ...adjust(corrector)];
}

function convert({ colorSpaceConversion, hdrToSdrToneMapper }: ColorCorrector, source: Color) {
  if (colorSpaceConversion !== 'FORCE_601' && colorSpaceConversion !== 'FORCE_709') return [];
  const target = targets[colorSpaceConversion];
  const { transfer } = source;
  if (!transfer || !hdrTransfers.includes(transfer)) {
    return [`zscale=${[...from(source, target), ...to(target)].join(':')}`];
  }
  // MediaConvert preserves the details of an HLG source, whatever the settings say.
  const isVibrant = hdrToSdrToneMapper === 'VIBRANT' && transfer === 'smpte2084';
  const linear = [...from(source, { ...hdrColor, transfer }), 't=linear', 'npl=100'];
  return [
    `zscale=${linear.join(':')}`,
    'format=gbrpf32le',
    `zscale=p=${target.primaries}`,
    `tonemap=${isVibrant ? 'mobius' : 'hable'}:desat=0`,
    `zscale=p=${target.primaries}:t=${target.transfer}`,
    // Colors that BT.709 does not have are cut off in RGB, so that a film and its captures look the same.
    'format=gbrp16le',
    `zscale=${to(target).join(':')}:r=tv`,
    'format=yuv444p',
  ];
}

function from({ primaries, transfer, matrix }: Color, assumed: Color) {
  return [
    `pin=${primaries ?? assumed.primaries}`,
    `tin=${transfer ?? assumed.transfer}`,
    `min=${matrix ?? assumed.matrix}`,
  ];
}

function to({ primaries, transfer, matrix }: Color) {
  return [`p=${primaries}`, `t=${transfer}`, `m=${matrix}`];
}

/** 50 of 100 changes nothing. AWS does not document how far the ends are away; these are linear. */
function adjust({ brightness = 50, contrast = 50, saturation = 50, hue = 0 }: ColorCorrector) {
  const levels = [
    `brightness=${(brightness - 50) / 100}`,
    `contrast=${contrast / 50}`,
    `saturation=${saturation / 50}`,
  ];
  const isNeutral = brightness === 50 && contrast === 50 && saturation === 50;
  return [...(isNeutral ? [] : [`eq=${levels.join(':')}`]), ...(hue === 0 ? [] : [`hue=h=${hue}`])];
}
