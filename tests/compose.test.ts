import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { DCLinter } from 'dclint';
import { describe, expect, inject, it } from 'vitest';
import { parse, stringify } from 'yaml';

const read = (file: string) => readFile(`${repositoryRoot}/${file}`, 'utf8');
type Compose = {
  services: Record<
    string,
    { ports?: string[]; build?: { target: string }; healthcheck?: { test: unknown }; [more: string]: unknown }
  >;
};

// These tests run without a Docker engine, so they check what the file itself tells.
describe('docker-compose.yml', async () => {
  const compose: Compose = parse(await read('docker-compose.yml'), { merge: true });
  const lint = (file: string) =>
    new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] }).lintFiles([file], false);
  const schemaErrors = (file: string) =>
    lint(file).flatMap(({ messages }: { messages: { rule: string }[] }) =>
      messages.filter(({ rule }) => rule === 'invalid-schema' || rule === 'invalid-yaml'),
    );

  it('satisfies the Compose specification', () => {
    expect(schemaErrors(`${repositoryRoot}/docker-compose.yml`)).toEqual([]);
  });

  it('is told from one that does not', async () => {
    const file = join(inject('testDir'), 'docker-compose.yml');
    await writeFile(file, stringify({ services: { api: { prots: ['3000:3000'] } } }));
    expect(schemaErrors(file)).toHaveLength(1);
  });

  it('publishes nothing beyond loopback', () => {
    const published = Object.values(compose.services).flatMap(({ ports = [] }) => ports);
    expect(published.length).toBeGreaterThan(0);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  // Podman up to 5.7 splits the words of a list, and such a check may then succeed whatever it finds.
  it('has each check of health in one string', () => {
    const checks = Object.values(compose.services).flatMap(({ healthcheck }) => healthcheck?.test ?? []);
    expect(checks).toHaveLength(5);
    expect(checks.filter((check) => typeof check !== 'string')).toEqual([]);
  });

  it('builds only targets that the Dockerfile has', async () => {
    const dockerfile = await read('Dockerfile');
    const targets = Object.values(compose.services).flatMap(({ build }) => build?.target ?? []);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(dockerfile).toMatch(new RegExp(`^FROM \\S+ AS ${target}$`, 'm'));
  });

  it.each([
    { stage: 'dependencies', apps: ['admin', 'api', 'doctor', 'worker'] },
    { stage: 'local-aws-dependencies', apps: ['local-aws'] },
    { stage: 'web', apps: ['web'] },
  ])('installs in $stage what its apps import, and nothing else', async ({ stage, apps }) => {
    const dockerfile = await read('Dockerfile');
    const lines = dockerfile.split(new RegExp(`^FROM \\S+ AS ${stage}$`, 'm'))[1]?.split(/^FROM/m)[0] ?? '';
    const copied = [...lines.matchAll(/^COPY ((?:apps|packages)\/\S+)\/package\.json/gm)].map(
      ([, folder]) => folder,
    );
    const needed = await withPackages(apps.map((app) => `apps/${app}`));
    expect(copied.toSorted()).toEqual([...needed].toSorted());
  });
});

/** Adds the packages of ours that these folders depend on, and those of theirs. */
async function withPackages(folders: string[], found = new Set<string>()): Promise<Set<string>> {
  for (const folder of folders) {
    if (found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {} } = JSON.parse(await read(`${folder}/package.json`));
    const ours = Object.keys(dependencies).filter((name) => name.startsWith('@bacs/'));
    await withPackages(
      ours.map((name) => name.replace('@bacs/', 'packages/')),
      found,
    );
  }
  return found;
}
