import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnosis, describeDiagnosis, diagnose, isHealthy } from '@bacs/doctor';
import { repositoryRoot, uploadBucket } from '@bacs/stack';
import { execa } from 'execa';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openClock } from '../cluster/clock.ts';
import { patiently } from '../support/patiently.ts';
import { awsFaults } from './aws-faults.ts';
import { databaseDefaults, databaseFaults } from './database-faults.ts';
import { redisFaults } from './redis-faults.ts';
import { look, openScene, tell } from './scene.ts';

const scene = await openScene();
const { environment, mysql, aws } = scene;

it('a healthy system is one line', async () => {
  const diagnosis = await look(environment);
  expect(describeDiagnosis(diagnosis)).toBe('nothing is wrong; 18 checks');
  expect(isHealthy(diagnosis)).toBe(true);
});

it.each(databaseDefaults)('a server with %s is set right by each session', async (setting, back) => {
  await mysql.query(`SET GLOBAL ${setting}`);
  onTestFinished(async () => void (await mysql.query(`SET GLOBAL ${back}`)));
  expect(tell(await look(environment))).toEqual([]);
});

describe('the doctor finds', () => {
  it.each([...databaseFaults, ...redisFaults, ...awsFaults])('$what: $told', async ({ told, env, plant }) => {
    // The worker's last beat has to outlive what takes no other.
    await expect.poll(() => scene.redis.pttl('{bacs}:workers'), patiently).toBeGreaterThan(14_000);
    const undo = await plant?.(scene);
    if (undo) onTestFinished(async () => void (await undo()));
    const diagnosis = await look({ ...environment, ...env?.(scene) });
    expect(tell(diagnosis), describeDiagnosis(diagnosis)).toEqual(told);
    for (const { message } of diagnosis.findings) expect(message).toMatch(/.: ./);
    expect(isHealthy(diagnosis)).toBe(told.every((code) => code.startsWith('warning')));
  });
});

it('says of every profile what is wrong with it', async () => {
  const dir = await mkdtemp(join(inject('testDir'), 'doctor-'));
  await mkdir(join(dir, 'profiles'));
  await writeFile(join(dir, 'profiles/own.json'), '{ "$extends": ["gone"] }');
  const diagnosis = await look({ ...environment, MC_PROFILES_DIR: dir });
  expect(tell(diagnosis)).toEqual(['fatal PROFILES_INVALID']);
  expect(describeDiagnosis(diagnosis)).toContain('own.json: $extends[0]: there is no part gone.');
});

it('what the credentials may not look at is told, and is no fault', async () => {
  const denied = { status: 403, code: 'AccessDeniedException' };
  await aws.setFaults({ error: { ListServiceQuotas: denied, SimulatePrincipalPolicy: denied } });
  onTestFinished(() => aws.setFaults({}));
  const diagnosis = await look(environment);
  expect(describeDiagnosis(diagnosis).split('\n')).toEqual([
    expect.stringMatching(
      /^not checked role arn:.*: The credentials have no right to iam:SimulatePrincipalPolicy, /,
    ),
    expect.stringMatching(/^not checked rights of the API: /),
    expect.stringMatching(/^not checked rights of the worker: /),
    expect.stringMatching(/^not checked quotas of MediaConvert: .*servicequotas:ListServiceQuotas/),
    'nothing is wrong; 18 checks, 4 not made',
  ]);
  expect(isHealthy(diagnosis)).toBe(true);
});

it('the rights of the API are those of whom --as-api names; what credentials lack says nothing of it', async () => {
  const pattern = `(s3:PutObject</EvalActionName><EvalResourceName>[^<]*${uploadBucket}/[^<]*</EvalResourceName><EvalDecision>)allowed`;
  const rewrite = { SimulatePrincipalPolicy: { pattern, replacement: '$1implicitDeny' } };
  await aws.setFaults({ rewrite });
  onTestFinished(() => aws.setFaults({}));
  const apiArn = 'arn:aws:iam::000000000000:user/local';
  const named = await diagnose(environment, { apiArn, limitMs: 60_000 });
  expect(named.findings).toMatchObject([
    { code: 'API_RIGHTS_MISSING', message: expect.stringMatching(/^The API may not s3:PutObject on arn:/) },
  ]);
  const { findings, skipped } = await look(environment);
  expect(findings).toEqual([]);
  expect(skipped).toMatchObject([
    { about: 'rights of the API', reason: expect.stringContaining('--as-api') },
  ]);
});

it('one that does not answer in time keeps nobody waiting', async () => {
  await aws.setFaults({ hold: ['GetQueue'] });
  onTestFinished(() => aws.setFaults({}));
  const diagnosis = await look(environment, 20_000);
  expect(diagnosis.findings).toMatchObject([
    { code: 'CHECK_TOO_LATE', about: ['MediaConvert queue Default'] },
  ]);
});

describe('npm run doctor', () => {
  const run = (env: NodeJS.ProcessEnv, ...args: string[]) =>
    execa(process.execPath, ['apps/doctor/src/main.ts', ...args], {
      cwd: repositoryRoot,
      env: { ...environment, ...env },
      extendEnv: false,
      reject: false,
    });

  it('ends with 0 and one object for programs', async () => {
    const { stdout, stderr, exitCode } = await run({}, '--json');
    expect({ ...JSON.parse(stdout), stderr, exitCode }).toEqual({
      healthy: true,
      checks: 18,
      findings: [],
      skipped: [],
      stderr: '',
      exitCode: 0,
    });
  });

  it('ends with 1 and says what to do, each cause once', async () => {
    const { stdout, exitCode } = await run({ AWS_SECRET_ACCESS_KEY: 'other', MEDIACONVERT_QUEUE: 'other' });
    expect(stdout).toMatch(/^error {7}.*AWS does not know these credentials.*correct or renew them/m);
    expect(stdout.match(/AWS_CREDENTIALS_INVALID/g)).toHaveLength(1);
    expect(exitCode).toBe(1);
  });

  it('tells all clocks that differ from this machine’s', async () => {
    const clock = await openClock(`${environment['LOCAL_AWS_DIR']}-clock`);
    await clock.set(10 * 60_000);
    const { stdout } = await run({ ...clock.env }, '--json');
    const { findings } = JSON.parse(stdout) as Diagnosis;
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'error AWS_CLOCK_DIFFERS',
      'warning DATABASE_CLOCK_DIFFERS',
      'warning QUEUE_CLOCK_DIFFERS',
    ]);
  });

  it('says which settings are wrong', async () => {
    const { stdout, exitCode } = await run({ AWS_REGION: 'here', OUTPUT_BUCKET: '!' });
    expect(stdout).toMatch(/^fatal {7}settings: env\/AWS_REGION must .*env\/OUTPUT_BUCKET must /);
    expect(exitCode).toBe(1);
  });
});
