import { hearEventHints, openEventHints } from '@bacs/queue';
import { Redis } from 'ioredis';
import { expect, inject, it, vi } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { patiently } from '../support/patiently.ts';
import { createRedisUser } from '../support/rights.ts';

it('a hint is heard by the user of Redis that operators are told to make', async () => {
  const prefix = '{event-hints}';
  const url = await createRedisUser(inject('redisUrl'), prefix);
  const [speaker, hearer] = [new Redis(url), new Redis(url)];
  afterTests(() => {
    for (const connection of [speaker, hearer]) connection.disconnect();
  });
  const heard: string[] = [];
  hearEventHints(hearer, prefix, (hint) => heard.push(hint));
  const hint = openEventHints(speaker, prefix);
  await vi.waitFor(() => {
    hint('told');
    expect(heard).toContain('told');
  }, patiently);
});
