import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { repositoryRoot } from '@bacs/stack';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Environment as ApiEnvironment, readConfig as readApiConfig } from '../apps/api/src/config.ts';
import {
  readConfig as readWorkerConfig,
  Environment as WorkerEnvironment,
} from '../apps/worker/src/config.ts';

type Setting = { type?: string; enum?: unknown; default?: unknown };
type Settings = { properties: Record<string, Setting>; required: string[] };

const read = (file: string) => readFile(join(repositoryRoot, file), 'utf8');
const apps: Record<'api' | 'worker', Settings> = { api: ApiEnvironment, worker: WorkerEnvironment };
/** Only tests of faults set it. */
const forTests = ['FAULT_POINTS_DIR'];
const known: Record<string, Setting> = { ...ApiEnvironment.properties, ...WorkerEnvironment.properties };
const names = Object.keys(known).filter((name) => !forTests.includes(name));
/** The AWS SDK reads these by itself. */
const ofTheSdk = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_ENDPOINT_URL'];
const defaultOf = (name: string) => (known[name]?.default === '' ? undefined : known[name]?.default);
const mustBeSet = (name: string) =>
  known[name]?.default === undefined && Object.values(apps).some(({ required }) => required.includes(name));

describe('.env.example', async () => {
  const text = await read('.env.example');
  const lines = [...text.matchAll(/^(# )?([A-Z]\w*)=(.*)$/gm)].map(([, hash, name = '', value]) => ({
    name,
    value,
    isSet: hash === undefined,
  }));

  it('has every setting of the API and the worker once, and what the AWS SDK reads', () => {
    expect(lines.map(({ name }) => name).sort()).toEqual([...names, ...ofTheSdk].sort());
  });

  it('sets what has no default and must be set, and nothing else', () => {
    expect(lines.flatMap(({ name, isSet }) => (isSet ? [name] : [])).sort()).toEqual(
      names.filter(mustBeSet).sort(),
    );
  });

  it('shows the defaults', () => {
    const withDefault = lines.filter(({ name }) => defaultOf(name) !== undefined);
    expect(withDefault.map(({ name, value }) => `${name}=${value}`)).toEqual(
      withDefault.map(({ name }) => `${name}=${defaultOf(name)}`),
    );
  });

  it.each([
    ['as it stands', text],
    ['with every line in force', text.replace(/^# (?=[A-Z]\w*=)/gm, '')],
  ])('is understood by the API and the worker, %s', (_how, content) => {
    const env = parseEnv(content);
    readApiConfig(env);
    readWorkerConfig(env);
  });
});

it('MAX_UPLOAD_BYTES beyond 5 GiB is refused with the reason', async () => {
  const env = parseEnv(await read('.env.example'));
  expect(() => readApiConfig({ ...env, MAX_UPLOAD_BYTES: String(50 * 1024 ** 3) })).toThrow(
    'env/MAX_UPLOAD_BYTES must be <= 5368709120, because S3 takes no more than 5 GiB in one POST',
  );
});

it.each([
  ['MEDIACONVERT_CALLS_PER_SECOND', ['0', '1e-9', '1e400', 'Infinity', '2/s']],
  ['MEDIACONVERT_BURST', ['0', '1.5', '1e30']],
  [
    'MEDIACONVERT_RATES',
    ['CreateJob=1:00', 'CreateJob=0.0001', `CreateJob=${'9'.repeat(400)}`, 'createjob=1'],
  ],
  ['WATCH_EVERY_MS', ['0', '1', '1e15']],
])('%s is refused when calls would never be made or never be limited', async (name, values) => {
  const env = { ...parseEnv(await read('.env.example')), MEDIACONVERT_CALLS_PER_SECOND: '2' };
  for (const value of values)
    expect(() => readWorkerConfig({ ...env, [name]: value }), value).toThrow(`env/${name} must`);
});

describe("README's table of settings", async () => {
  const rows = (await read('README.md'))
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, name = '', api, worker, byDefault = '']) => {
      const inRow = codesIn(name);
      return inRow.every((code) => /^[A-Z][A-Z_\d]+$/.test(code)) && inRow.length > 0
        ? inRow.map((code, index) => ({
            name: code,
            readBy: [api === '●' && 'api', worker === '●' && 'worker'].filter(Boolean),
            byDefault: codesIn(byDefault)[index],
          }))
        : [];
    });

  it('has every setting once', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('says who reads it, and its default', () => {
    expect(rows).toEqual(
      rows.map(({ name }) => ({
        name,
        readBy: Object.entries(apps).flatMap(([app, { properties }]) => (name in properties ? [app] : [])),
        byDefault: defaultOf(name) === undefined ? undefined : String(defaultOf(name)),
      })),
    );
  });
});

describe('docker-compose.yml', async () => {
  // Compose fills in what whoever starts it has not chosen.
  const file = (await read('docker-compose.yml')).replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
  const { services }: { services: Record<string, { environment: NodeJS.ProcessEnv }> } = parse(file, {
    merge: true,
  });

  it.each([
    ['api', readApiConfig],
    ['worker', readWorkerConfig],
  ])(
    'gives the %s an environment that it understands, and no variable that nobody reads',
    (app, readConfig) => {
      const env = services[app]?.environment ?? {};
      readConfig(env);
      expect([...names, ...ofTheSdk]).toEqual(expect.arrayContaining(Object.keys(env)));
    },
  );
});

function codesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}
