import { describe, expect, it } from 'vitest';
import { automaticTurn, displayedSize, toWholeSeconds } from './source.ts';

describe('the displayed size of a source', () => {
  const coded = (width: number, height: number, shape = 1) => ({
    coded_width: width,
    coded_height: height,
    pixel_aspect_ratio: shape,
  });

  it.each([
    ['of square pixels', coded(1920, 1080), 0, [1920, 1080]],
    ['of pixels twice as wide as high', coded(960, 1080, 2), 0, [1920, 1080]],
    ['of PAL', coded(720, 576, 64 / 45), 0, [1024, 576]],
    ['of NTSC, narrow', coded(720, 480, 8 / 9), 0, [640, 480]],
    ['turned by a quarter, whose pixels are turned with it', coded(960, 1080, 2), 90, [1080, 1920]],
    ['turned by a half', coded(640, 360), 180, [640, 360]],
    ['turned by three quarters', coded(640, 360), 270, [360, 640]],
  ] as const)('%s', (_what, source, turn, [width, height]) => {
    expect(displayedSize(source, turn)).toEqual({ width, height });
  });

  it('is not known without a picture', () => {
    expect(
      displayedSize({ coded_width: null, coded_height: null, pixel_aspect_ratio: 1 }, 0),
    ).toBeUndefined();
  });
});

describe('MediaConvert turns by itself', () => {
  it.each([
    ['mp4', 90, 90],
    ['quicktime', 270, 270],
    ['mp4', 180, 180],
    ['mp4', 89, 90],
    ['mp4', 90.6, 90],
    ['mp4', 271, 270],
    ['mp4', 92, 0],
    ['mp4', 45, 0],
    ['mp4', 359.5, 0],
    ['mp4', 0, 0],
    ['matroska', 90, 0],
    ['webm', 270, 0],
    ['mpegts', 90, 0],
    ['three_gp', 90, 0],
    [null, 90, 0],
  ] as const)('a %s that asks for %s° by %s°', (container, degrees, turn) => {
    expect(automaticTurn(container, degrees)).toBe(turn);
  });
});

it.each([
  [null, null],
  [undefined, null],
  [0, null],
  [0.04, 1],
  [0.49, 1],
  [1.4, 1],
  [59.6, 60],
])('a length of %s s is %s whole seconds', (seconds, whole) => {
  expect(toWholeSeconds(seconds)).toBe(whole);
});
