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
