import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Node strips no types below node_modules, so that who installs the package gets JavaScript.
const root = join(import.meta.dirname, '..');
const dist = process.argv[2] ?? join(root, 'dist');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', dist], {
  stdio: 'inherit',
});
const { scripts, exports, ...rest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const built = { ...rest, exports: { '.': { types: './index.d.ts', default: './index.js' } } };
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(built, null, 2)}\n`);
copyFileSync(join(root, 'README.md'), join(dist, 'README.md'));
