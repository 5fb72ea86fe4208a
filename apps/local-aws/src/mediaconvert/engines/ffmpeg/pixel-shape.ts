import { type Fraction, ratio } from '../../media/stream-facts.ts';
import type { PlannedGroup } from '../../plan-groups.ts';
import type { Source } from './describe-source.ts';
import { type Size, toEven } from './frame-geometry.ts';

const square = { numerator: 1, denominator: 1 };

/** An output has its source's pixels unless it asks for others. An image cannot tell, so its pixels are square. */
export function pixelOf(output: PlannedGroup['outputs'][number], source: Source): Fraction {
  if (output.kind === 'capture') return square;
  const { parControl, parNumerator = 1, parDenominator = 1 } = output.h264;
  return parControl === 'SPECIFIED' ? { numerator: parNumerator, denominator: parDenominator } : source.pixel;
}

/** Counts a source in pixels of another shape. What comes out is even, as a picture's size must be. */
export function sizeIn(pixel: Fraction, source: Source): Size {
  const factor = ratio(source.pixel) / ratio(pixel);
  if (factor === 1) return source.size;
  return { width: toEven(source.size.width * factor), height: source.size.height };
}
