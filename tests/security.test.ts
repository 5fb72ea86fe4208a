import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { expect, it } from 'vitest';

/** A package that is installed under another name has its own name besides. */
type Packages = Record<string, { name?: string; version?: string; dev?: boolean; link?: boolean }>;

type Component = { purl: string; properties?: { name: string; value: string }[] };

it('the bill of materials has each package of the lock, and marks what only development needs', async () => {
  const { stdout } = await execa('npm', ['run', '--silent', 'sbom'], { cwd: repositoryRoot });
  const { bomFormat, components }: { bomFormat: string; components: Component[] } = JSON.parse(stdout);
  expect(bomFormat).toBe('CycloneDX');
  const listed = components
    .map(({ purl, properties = [] }) => ({
      purl: decodeURIComponent(purl),
      dev: properties.some(({ name }) => name === 'cdx:npm:package:development'),
    }))
    .filter(({ purl }) => !purl.startsWith('pkg:npm/@bacs/'));
  const { packages } = JSON.parse(await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8'));
  const locked = Object.entries(packages as Packages).flatMap(([path, { name, version, dev, link }]) => {
    const [, folder] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return folder === undefined || link ? [] : [{ purl: `pkg:npm/${name ?? folder}@${version}`, runs: !dev }];
  });
  const production = new Set(locked.filter(({ runs }) => runs).map(({ purl }) => purl));
  expect(production.size).toBeGreaterThan(100);
  expect(new Set(listed.filter(({ dev }) => !dev).map(({ purl }) => purl))).toEqual(production);
  expect(new Set(listed.map(({ purl }) => purl))).toEqual(new Set(locked.map(({ purl }) => purl)));
});
