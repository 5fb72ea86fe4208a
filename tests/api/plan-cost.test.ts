import { buildApp } from '@bacs/api';
import type { Profile } from '@bacs/mc-profiles';
import { ulid } from 'ulid';
import { expect, inject, it } from 'vitest';
import { startApi } from '../support/api.ts';
import { createStudio } from '../support/make-videos.ts';
import { insertProduction } from '../support/rows.ts';

const { deps, db, signUp } = await startApi('plan_cost');

it('a plan fills each distinct choice of settings once, however many productions wait with it', async () => {
  let filled = 0;
  const watched = (profile: Profile): Profile => ({
    ...profile,
    get settings() {
      filled += 1;
      return profile.settings;
    },
  });
  const profiles = { ...deps.profiles, get: (name: string) => watched(deps.profiles.get(name)) };
  const app = await buildApp({ ...deps, profiles });
  const api = await signUp();
  const { id, uuid } = await api.upload(await createStudio(inject('testDir')).film('plan.mp4', '640x360', 1));
  const plan = async () => {
    filled = 0;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/productions/plan',
      headers: { authorization: `Bearer ${api.key}` },
      payload: { upload_id: uuid, profile: 'landscape-both-hls' },
    });
    expect(answer.statusCode).toBe(200);
    return { filled, identical: answer.json().identical_production };
  };
  const alone = await plan();
  expect(alone.identical).toBeNull();

  const other = { profile: 'portrait-hls', audio: 'normalize' } as const;
  const wanted = { ulid: ulid(), uploadId: id, userId: api.user.id, name: null };
  const same = await insertProduction(db, { ...wanted, config: { profile: 'landscape-both-hls' } });
  for (let count = 0; count < 33; count += 1)
    for (const config of [other, { ...other, audio: 'original' as const }, { profile: 'simple-hls' }])
      await insertProduction(db, { ...wanted, ulid: ulid(), config });
  const { filled: filledNow, identical } = await plan();
  expect(identical).toBe(same.ulid);
  // The three others and the one that is the same.
  expect(filledNow - alone.filled).toBe(4);
  await app.close();
});

it('a plan does not fail by another production that waits and cannot be filled', async () => {
  const broken = (profile: Profile): Profile => ({
    ...profile,
    get settings(): Profile['settings'] {
      throw new Error('these settings cannot be filled');
    },
  });
  const get = (name: string) => {
    const profile = deps.profiles.get(name);
    return name === 'portrait-hls' ? broken(profile) : profile;
  };
  const app = await buildApp({ ...deps, profiles: { ...deps.profiles, get } });
  const api = await signUp();
  const { id, uuid } = await api.upload(
    await createStudio(inject('testDir')).film('other.mp4', '640x360', 1),
  );
  const wanted = { ulid: ulid(), uploadId: id, userId: api.user.id, name: null };
  await insertProduction(db, { ...wanted, config: { profile: 'portrait-hls' } });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/productions/plan',
    headers: { authorization: `Bearer ${api.key}` },
    payload: { upload_id: uuid, profile: 'landscape-both-hls' },
  });
  expect([answer.statusCode, answer.json().identical_production]).toEqual([200, null]);
  await app.close();
});
