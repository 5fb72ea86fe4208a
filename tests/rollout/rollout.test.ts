import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../soak/random.ts';
import { findCommit } from './release.ts';
import { planKills, stages } from './stages.ts';

describe('the earlier release', () => {
  it('is the newest tag, or what was before the newest migration', async () => {
    const repository = await openRepository();
    expect(await findCommit(undefined, repository.dir)).toBeUndefined();
    await repository.commit('packages/db/src/migrations/0001-first.ts');
    expect(await findCommit(undefined, repository.dir)).toBeUndefined();
    const before = await repository.commit('docs/page.md');
    await repository.commit('packages/db/src/migrations/0002-second.ts');
    await repository.commit('docs/other-page.md');
    expect(await findCommit(undefined, repository.dir)).toBe(before);
    expect(await findCommit('HEAD~2', repository.dir)).toBe(before);
    expect(await findCommit('v9', repository.dir)).toBeUndefined();
    await repository.git('tag', 'v1', 'HEAD^');
    expect(await findCommit(undefined, repository.dir)).toBe(await repository.git('rev-parse', 'HEAD^'));
  });

  it('is none in a shallow clone', async () => {
    const repository = await openRepository();
    await repository.commit('docs/page.md');
    await repository.commit('packages/db/src/migrations/0001-first.ts');
    const shallow = `${repository.dir}-shallow`;
    await execa('git', ['clone', '--quiet', '--depth=1', `file://${repository.dir}`, shallow]);
    expect(await findCommit(undefined, shallow)).toBeUndefined();
  });
});

describe('the stages', () => {
  it('go from the old release to the new one, back, and there again', () => {
    const versions = stages.map(({ apis, workers }) => [...apis, ...workers].join(' '));
    const [allOld, allNew] = ['old old old old old', 'new new new new new'];
    expect(versions[0]).toBe(allOld);
    expect(versions.filter((each) => each === allNew)).toHaveLength(2);
    expect(versions.lastIndexOf(allOld)).toBeGreaterThan(versions.indexOf(allNew));
    expect(stages.map(({ apis }) => apis.join(' '))).toContain('new old');
    expect(stages.filter(({ migrate }) => migrate)).toEqual([stages[1]]);
  });

  it.each(stages)('kill one API and a worker of each release in "$name"', (stage) => {
    const kills = planKills(stage, createRandom(1), 10);
    const killed = kills.map(({ what, index }) => (what === 'api' ? what : stage.workers[index]));
    expect(killed).toEqual(['api', ...new Set(stage.workers)]);
    for (const { at_ms } of kills) expect(at_ms).toBeLessThan(10_000);
  });
});

async function openRepository() {
  const dir = await mkdtemp(join(tmpdir(), 'repository-'));
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const git = async (...args: string[]) => (await execa('git', [...who, ...args], { cwd: dir })).stdout;
  await git('init', '--quiet');
  return {
    dir,
    git,
    commit: async (file: string) => {
      await mkdir(join(dir, file, '..'), { recursive: true });
      await writeFile(join(dir, file), file);
      await git('add', '.');
      await git('commit', '--quiet', '-m', file);
      return await git('rev-parse', 'HEAD');
    },
  };
}
