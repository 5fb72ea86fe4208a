#!/usr/bin/env node
// npx finds the right Node, as npm's scripts do. This is plain JavaScript, so that an older one can say what it lacks.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

if (process.features.typescript) {
  const shared = fileURLToPath(new URL('../../../.local/compile-cache', import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE ?? shared);
  await import('../src/main.ts');
} else {
  process.stderr.write(
    `bacs needs Node 22.18 or later, and this is ${process.version}. Run "npm install" in its folder, then "npx bacs".\n`,
  );
  process.exitCode = 2;
}
