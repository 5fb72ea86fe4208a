import { expect, it } from 'vitest';
import type { VideoDescription } from '../../wire.ts';
import { planGeometry, type Size } from './frame-geometry.ts';

const size = (text: string): Size => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
};

it.each<[source: string, video: VideoDescription, picture: string, frame: string]>([
  ['1920x1080', { width: 1280, height: 720 }, '1280x720', '1280x720'],
  ['1920x1080', { width: 720, height: 1280 }, '720x406', '720x1280'],
  ['1080x1920', { width: 1280, height: 720 }, '406x720', '1280x720'],
  ['853x481', { width: 854, height: 480 }, '852x480', '854x480'],
  ['1920x1080', { width: 1280 }, '1280x720', '1280x720'],
  ['853x481', { height: 360 }, '638x360', '638x360'],
  ['640x480', {}, '640x480', '640x480'],
  ['640x480', { width: 640, height: 360, scalingBehavior: 'STRETCH_TO_OUTPUT' }, '640x360', '640x360'],
  ['640x480', { width: 640, height: 360, scalingBehavior: 'FIT' }, '480x360', '480x360'],
  ['640x480', { width: 640, height: 360, scalingBehavior: 'FILL' }, '640x480', '640x360'],
  ['320x240', { width: 640, height: 480, scalingBehavior: 'FIT_NO_UPSCALE' }, '320x240', '320x240'],
])('%s with %j becomes %s in %s', (source, video, picture, frame) => {
  expect(planGeometry(size(source), video, 1)).toEqual({ picture: size(picture), frame: size(frame) });
});

it.each<[source: string, video: VideoDescription]>([
  ['5312x2988', {}],
  ['4000x3000', {}],
  ['1920x1080', { width: 4098, height: 2160 }],
])('H.264 from %s with %j is larger than MediaConvert writes it', (source, video) => {
  const h264 = { ...video, codecSettings: { codec: 'H_264' } } satisfies VideoDescription;
  expect(() => planGeometry(size(source), h264, 1)).toThrow(
    /Invalid resolution .* the maximum is 4096 x 2160 or 2160 x 4096. video_description \[1\]/,
  );
});

it.each(['4096x2160', '2160x4096'])('H.264 of %s is as large as MediaConvert writes it', (largest) => {
  const video: VideoDescription = { codecSettings: { codec: 'H_264' } };
  expect(planGeometry(size(largest), video, 1).frame).toEqual(size(largest));
});
