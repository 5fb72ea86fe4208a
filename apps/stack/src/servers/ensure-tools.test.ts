import { expect, test } from 'vitest';
import { describeMissing } from './ensure-tools.ts';

test('names each missing package once, for apt, dnf and brew', () => {
  const message = describeMissing(['redis', 'mysql', 'ffmpeg', 'ffprobe']);
  expect(message).toContain('Not found: redis-server, mariadbd, ffmpeg, ffprobe.');
  expect(message).toContain('apt-get install redis-server mariadb-server ffmpeg\n');
  expect(message).toContain('dnf install redis mariadb-server ffmpeg-free\n');
  expect(message).toContain('brew install redis mariadb ffmpeg\n');
});
