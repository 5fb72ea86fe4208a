import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../apps/admin/src/program.ts';

const files = globSync(['*.md', 'docs/**/*.md', '{apps,packages}/*/README.md'], { cwd: repositoryRoot });
const pages = new Map(
  await Promise.all(
    files.map(async (file) => [file, await readFile(join(repositoryRoot, file), 'utf8')] as const),
  ),
);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  await readFile(join(repositoryRoot, 'package.json'), 'utf8'),
);

const ofAdmin = /^npm run (migrate|backfill|upgrade|keys|orphans|profiles)\b/;
/** Says which test runs the command of a page, or why none does. A new command needs a line here. */
const commands: [pattern: RegExp, where: string][] = [
  [/^npm install && npm run demo$/, 'CI runs the demo with --once'],
  [/^npm (install && npm )?test$/, 'this is it'],
  [/^npm run demo -- (--once|path\/to\/video\.mp4)$/, 'CI, and apps/stack/src/main.test.ts'],
  [/^npm install$/, 'CI begins with it'],
  [/^npm start( -- --help)?$/, 'apps/stack/src/main.test.ts'],
  [/^npm run (api|worker) -- --env-file \.env$/, 'tests/readme.test.ts'],
  [/^npm run (api|worker)$/, 'tests/readme.test.ts'],
  [/^cp \.env\.example \.env$/, 'tests/readme.test.ts does it with values'],
  [ofAdmin, 'its options below; tests/admin, tests/upgrade'],
  [/^npm run doctor( -- --env-file \.env)?$|^node apps\/doctor\/src\/main\.ts$/, 'tests/doctor'],
  [
    /^npm run (check|openapi|format)$/,
    'CI runs check; tests/api/openapi.test.ts compares what openapi writes',
  ],
  [
    /^npm (audit( --omit=dev)?|run sbom( --silent > sbom\.json)?)$/,
    'tests/security.test.ts; a registry answers the audit',
  ],
  [/^npm run (soak|rollout|mutate)\b/, 'too long for a test; their folders in tests/ test their parts'],
  [/^npm run containers$/, 'CI runs it where a container engine answers'],
  [/^npm run bench( -- \w+)?$/, 'too long for a test; tests/bench tests its parts'],
  [/^npm run build -w packages\/client$/, 'tests/client/examples.ts builds by its script'],
  [/^npm pack \.\/packages\/client\/dist$/, 'tests/client/examples.ts packs what it has built'],
  [/^npm run generate -w packages\/mediaconvert-model$/, 'a test compares what it writes'],
  [/^npx vitest run (tests\/faults|packages\/mc-profiles -u)$/, 'they are tests'],
  [/^node apps\/web\/scripts\/build\.ts$/, 'apps/stack/src/main.test.ts starts a stack, which runs it'],
  [/^npx bacs\b/, 'apps/stack/src/main.test.ts; tests/cli'],
  [/^docker compose up\b/, 'no test has a Docker engine; tests/compose.test.ts reads its file'],
  [/^node apps\/api\/src\/main\.ts$/, 'tests/start.test.ts'],
  [/^node packages\/mediaconvert-model\/scripts\/write-bounds\.ts /, 'it needs a file of botocore'],
];

describe.each([...pages])('%s', (file, page) => {
  const prose = page.replaceAll(/^```.*?^```$/gms, '');

  it('links to what there is', () => {
    const targets = [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !leadsSomewhere(file, target))).toEqual([]);
  });

  it('has nothing left of a merge', () => {
    expect(page.match(/^(?:<{7}|={7}$|>{7}|(?:[<>] ){6}).*/gm)).toBeNull();
  });

  it('names files and folders that there are', () => {
    const named = [...prose.matchAll(/`((?:apps|packages|tests|docs)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.filter((path) => !existsSync(join(repositoryRoot, path)))).toEqual([]);
  });
});

describe.each([...pages].filter(([, page]) => listCommands(page).length > 0))(
  'the commands of %s',
  (_file, page) => {
    const told = listCommands(page);

    it('are run by tests as far as they can be', () => {
      expect(told.filter((command) => !commands.some(([pattern]) => pattern.test(command)))).toEqual([]);
    });

    it('are there, with the options shown', () => {
      const names = told.flatMap((command) => /^npm run (?!generate|build)(\S+)/.exec(command)?.[1] ?? []);
      expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
      for (const command of told.filter((command) => ofAdmin.test(command)))
        expect(unknownOptions(command), command).toEqual([]);
    });
  },
);

it('every block for a shell is one that a test runs', () => {
  const blocks = [...pages].flatMap(([file, page]) =>
    [...page.matchAll(/^```(?:sh|bash|shell|console)$/gm)].map(() => file),
  );
  const run = ['README.md', 'apps/cli/README.md'];
  expect(blocks.sort(), 'tests/readme.test.ts and apps/stack/src/main.test.ts run them').toEqual(run);
});

function leadsSomewhere(file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const other = path === '' ? file : join(dirname(file), path);
  if (anchor === undefined) return existsSync(join(repositoryRoot, other));
  const headings = [...(pages.get(other) ?? '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    toAnchor(title),
  );
  return headings.includes(anchor);
}

/** GitHub names the anchor of a heading so. */
function toAnchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

/** Lists the commands of a page, without what explains them. */
function listCommands(page: string): string[] {
  const lines = [...page.matchAll(/^ {4}((?:npm|npx|docker|node|cp) .*)$/gm)];
  const inline = [...page.matchAll(/`((?:npm|npx|docker|node) [^`]*)`/g)];
  return [...lines, ...inline]
    .flatMap(([, text = '']) => (text.split(/\s+#/)[0] ?? '').split('; '))
    .map((command) => command.trim());
}

function unknownOptions(command: string): string[] {
  const [name = '', ...args] = command
    .replace(/^npm run /, '')
    .split(' ')
    .filter((word) => word !== '--');
  const program = buildProgram({ db: () => expect.fail(), write: () => undefined });
  let found: Command | undefined = program.commands.find((known) => known.name() === name);
  if (found === undefined) return [name];
  const [first] = args;
  found = found.commands.find((known) => known.name() === first) ?? found;
  const known = found.options.map(({ long }) => long);
  // run.js takes --env-file, for every command.
  return args.filter((word) => word.startsWith('--') && word !== '--env-file' && !known.includes(word));
}
