import { type Fraction, ratio } from '../../media/stream-facts.ts';
import type { AudioRendition } from '../../plan-fragmented.ts';
import type { PlannedGroup } from '../../plan-groups.ts';
import type { Source } from './describe-source.ts';
import { type Size, toEven } from './frame-geometry.ts';

const square = { numerator: 1, denominator: 1 };

/** An output has its source's pixels unless it asks for others. An image cannot tell, so its pixels are square. */
export function pixelOf(
  output: Exclude<PlannedGroup['outputs'][number], AudioRendition>,
  source: Source,
): Fraction {
  if (output.kind === 'capture') return square;
  const { parControl, parNumerator = 1, parDenominator = 1 } = output.h264;
  return parControl === 'SPECIFIED' ? { numerator: parNumerator, denominator: parDenominator } : source.pixel;
}

/**
 * Counts a source in pixels of another shape. The lines of a picture stay as many as they are, so what changes is its
 * width, or its height if it lies on its side. This comes out even, as a picture's size must be.
 */
export function sizeIn(pixel: Fraction, { size, pixel: own, rotation }: Source): Size {
  const factor = ratio(own) / ratio(pixel);
  if (factor === 1) return size;
  return rotation % 180 === 0
    ? { width: toEven(size.width * factor), height: size.height }
    : { width: size.width, height: toEven(size.height / factor) };
}
