import { expect, test } from 'vitest';
import { describeMissing } from './ensure-tools.ts';

test('names each missing package once, for apt, dnf and brew', () => {
  const message = describeMissing(['redis', 'mysql', 'ffmpeg', 'ffprobe']);
  expect(message).toContain('Not found: redis-server, mariadbd, ffmpeg, ffprobe.');
  expect(message).toContain('apt-get install redis-server mariadb-server ffmpeg\n');
  expect(message).toContain('dnf install redis mariadb-server ffmpeg-free\n');
  expect(message).toContain('brew install redis mariadb ffmpeg\n');
});

test('advises only what helps with what is missing', () => {
  const media = describeMissing(['ffmpeg', 'ffprobe']);
  expect(media).toContain('or set FFMPEG_PATH, FFPROBE_PATH');
  expect(media).not.toMatch(/Docker|REDIS_URL|DATABASE_URL/);
  expect(describeMissing(['redis'])).toMatch(/or set REDIS_URL\n.*Docker/);
  expect(describeMissing(['chromium'])).not.toMatch(/set |Docker/);
});
