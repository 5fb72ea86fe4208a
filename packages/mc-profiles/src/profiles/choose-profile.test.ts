import { expect, test } from 'vitest';
import { chooseProfile, loadProfiles, type ProfileChoice } from '../index.ts';

test.each<[ProfileChoice, string]>([
  [{ width: 1080, height: 1920 }, 'portrait-hls'],
  [{ width: 1920, height: 1080 }, 'landscape-both-hls'],
  [{ width: 1080, height: 1080 }, 'landscape-both-hls'],
  [{}, 'simple-hls'],
  [{ width: 1920 }, 'simple-hls'],
  [{ width: null, height: null, profile: null, quality: null }, 'simple-hls'],
  [{ width: 0, height: 1080 }, 'simple-hls'],
  [{ width: 1080, height: 1920, quality: 'hq' }, 'portrait-hls-hq'],
  [{ width: 1920, height: 1080, quality: 'hq' }, 'landscape-both-hls-hq'],
  [{ quality: 'hq' }, 'simple-hls-hq'],
  [{ width: 1080, height: 1920, quality: 'standard' }, 'portrait-hls'],
  [{ profile: 'simple-hls', width: 1080, height: 1920 }, 'simple-hls'],
  [{ profile: 'portrait-hls', quality: 'hq', width: 1920, height: 1080 }, 'portrait-hls-hq'],
  [{ profile: 'portrait-hls-hq', quality: 'hq' }, 'portrait-hls-hq'],
  [{ profile: 'portrait-hls-hq' }, 'portrait-hls-hq'],
  [{ profile: 'my-own', quality: 'hq' }, 'my-own-hq'],
])('%j → %s', (choice, name) => {
  expect(chooseProfile(choice)).toBe(name);
});

test('a profile that does not exist is an error, never another one', async () => {
  const catalogue = await loadProfiles();
  expect(() => catalogue.get(chooseProfile({ profile: 'my-own', quality: 'hq' }))).toThrow(
    expect.objectContaining({
      name: 'UnknownProfileError',
      code: 'PROFILE_UNKNOWN',
      message:
        'unknown profile "my-own-hq"; there are landscape-both-hls, landscape-both-hls-hq, portrait-hls, ' +
        'portrait-hls-hq, simple-hls, simple-hls-hq',
    }),
  );
});
