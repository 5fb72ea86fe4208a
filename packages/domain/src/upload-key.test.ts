import { expect, test } from 'vitest';
import { parseUploadKey } from './index.ts';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';

test.each([
  [`uploads/2025-10/21/${uuid}/video.mp4`, '2025-10/21', 'video'],
  [`uploads/2025-10-21/${uuid}/video.mov`, '2025-10/21', 'video'],
  [`2024-01-02/${uuid}/originals/my.clip.webm`, '2024-01/02', 'my.clip'],
  [`${uuid}-holiday.mp4`, undefined, `${uuid}-holiday`],
  [`uploads/${uuid}-holiday.mp4`, undefined, `${uuid}-holiday`],
])('%s', (key, date, baseName) => {
  expect(parseUploadKey(key)).toEqual({ uuid, date, baseName });
});

test.each([
  'uploads/2025-10/21/video.mp4',
  `uploads/2025-10/21/${uuid}/`,
  `uploads/2025-10/21/${uuid}`,
  `uploads/2025-13/21/${uuid}/video.mp4`,
  `uploads/2025-10-32/${uuid}/video.mp4`,
  `uploads/2025-10/21/x${uuid}/video.mp4`,
  `uploads/2025-10/21/${uuid}x/video.mp4`,
  `x2025-10/21/${uuid}/video.mp4`,
  `${uuid}.mp4`,
  `${uuid}-`,
  '',
])('%j is no upload key', (key) => {
  expect(parseUploadKey(key)).toBeUndefined();
});
