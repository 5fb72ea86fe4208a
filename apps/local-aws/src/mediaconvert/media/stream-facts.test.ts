import { expect, it } from 'vitest';
import { frameRateOf, rotationOf, steadyRateOf } from './stream-facts.ts';

const stream = (r_frame_rate: string, avg_frame_rate: string, field_order = 'progressive') => ({
  index: 0,
  r_frame_rate,
  avg_frame_rate,
  field_order,
});

it.each([
  ['30000/1001', '30000/1001', '30000/1001'],
  ['25/2', '25/2', '25/2'],
  ['24000/1001', '983/41', '24000/1001'],
  ['30/1', '340/19', '24/1'],
  ['30/1', '25/1', '30/1'],
  ['1000/1', '100/3', '50/1'],
  ['60/1', '3003/100', '30/1'],
  ['120/1', '70/1', '60/1'],
  ['10/1', '2/5', '1/1'],
  ['30/1', '0/0', '30/1'],
])('nominal %s and average %s make an output of %s frames a second', (nominal, average, output) => {
  const { numerator, denominator } = steadyRateOf(stream(nominal, average)) ?? {};
  expect(`${numerator}/${denominator}`).toBe(output);
});

it('takes the rate of fields for that of frames only where the picture is interlaced', () => {
  expect(steadyRateOf(stream('50/1', '25/1', 'tt'))).toEqual({ numerator: 50, denominator: 2 });
  expect(steadyRateOf(stream('50/1', '25/1'))).toEqual({ numerator: 30, denominator: 1 });
  expect(frameRateOf(stream('50/1', '25/1'))).toEqual({ numerator: 25, denominator: 1 });
});

it('does not take a mirrored picture for a turned one', () => {
  const matrix = (rotation: number, rows: string) => ({
    index: 0,
    side_data_list: [{ side_data_type: 'Display Matrix', rotation, displaymatrix: rows }],
  });
  const turned =
    '\n00000000:            0       65536           0\n00000001:       -65536           0           0\n00000002:            0           0  1073741824\n';
  expect(rotationOf(matrix(-90, turned))).toBe(90);
  const mirrored =
    '\n00000000:       -65536           0           0\n00000001:            0       65536           0\n00000002:            0           0  1073741824\n';
  expect(rotationOf(matrix(-180, mirrored))).toBe(0);
});
