import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { expect, it } from 'vitest';

type Packages = Record<string, { version?: string; dev?: boolean; devOptional?: boolean; link?: boolean }>;

it('the bill of materials names each package that production may run, in its version, and no other', async () => {
  const { stdout } = await execa('npm', ['run', '--silent', 'sbom'], { cwd: repositoryRoot });
  const { bomFormat, components } = JSON.parse(stdout);
  expect(bomFormat).toBe('CycloneDX');
  const listed = components.map(({ purl }: { purl: string }) => decodeURIComponent(purl));
  const { packages } = JSON.parse(await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8'));
  const installed = Object.entries(packages as Packages).flatMap(([path, { version, dev, link }]) => {
    const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return name === undefined || link || dev ? [] : [`pkg:npm/${name}@${version}`];
  });
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter((each) => !listed.includes(each))).toEqual([]);
  const ours = (each: string) => each.startsWith('pkg:npm/@bacs/');
  expect(listed.filter((each: string) => !ours(each) && !installed.includes(each))).toEqual([]);
});
