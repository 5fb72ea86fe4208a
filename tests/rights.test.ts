import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { migrateToLatest, openDatabase } from '@bacs/db';
import { readConfig as readDoctorConfig } from '@bacs/doctor';
import { baseEnvironment, createDatabase, repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import ts from 'typescript';
import { describe, expect, inject, it } from 'vitest';
import { rightsOfApi, rightsOfWorker } from '../apps/doctor/src/aws/process-rights.ts';
import { createDatabaseUser, readPolicy } from './support/rights.ts';
import { createLegacyDatabase } from './upgrade/legacy-database.ts';

describe('the grants of docs/operations.md are enough', () => {
  it('to make the newest schema in an empty database', async () => {
    const url = new URL(`/bacs_test_rights_${process.pid}`, inject('databaseUrl')).href;
    await createDatabase(url);
    const db = openDatabase(await createDatabaseUser('bacs_migrate', url));
    await migrateToLatest(db);
    await db.destroy();
  });

  it('to upgrade a database of the older system with its rows', async () => {
    const { url } = await createLegacyDatabase({ uploads: 20, productions: 30, publications: 30, spaces: 8 });
    const { stdout } = await execa(process.execPath, ['apps/admin/src/main.ts', 'upgrade'], {
      cwd: repositoryRoot,
      env: { ...baseEnvironment(), DATABASE_URL: await createDatabaseUser('bacs_migrate', url) },
      extendEnv: false,
    });
    expect(stdout).not.toBe('');
  });
});

/** The right that each call needs. */
const rightOf: Record<string, string> = {
  createPresignedPost: 's3:PutObject',
  HeadObjectCommand: 's3:GetObject',
  GetObjectCommand: 's3:GetObject',
  HeadBucketCommand: 's3:ListBucket',
  ListObjectsV2Command: 's3:ListBucket',
  GetBucketCorsCommand: 's3:GetBucketCORS',
  GetBucketVersioningCommand: 's3:GetBucketVersioning',
  GetBucketLifecycleConfigurationCommand: 's3:GetLifecycleConfiguration',
  listPage: 's3:ListBucket',
  listPages: 's3:ListBucket',
  deleteObjects: 's3:DeleteObject',
  CreateJobCommand: 'mediaconvert:CreateJob',
  GetJobCommand: 'mediaconvert:GetJob',
  CancelJobCommand: 'mediaconvert:CancelJob',
  paginateListJobs: 'mediaconvert:ListJobs',
  paginateSearchJobs: 'mediaconvert:SearchJobs',
  GetQueueCommand: 'mediaconvert:GetQueue',
  ProbeCommand: 'mediaconvert:Probe',
  ReceiveMessageCommand: 'sqs:ReceiveMessage',
  DeleteMessageBatchCommand: 'sqs:DeleteMessage',
  ChangeMessageVisibilityBatchCommand: 'sqs:ChangeMessageVisibility',
  GetQueueAttributesCommand: 'sqs:GetQueueAttributes',
  GetRoleCommand: 'iam:GetRole',
  SimulatePrincipalPolicyCommand: 'iam:SimulatePrincipalPolicy',
  paginateListServiceQuotas: 'servicequotas:ListServiceQuotas',
};
/** What needs none: it asks who the caller is, or it calls as somebody without credentials. */
const withoutRight: Record<string, string[]> = { doctor: ['GetCallerIdentityCommand', 'HeadObjectCommand'] };
const isCall = (name: string) => /^(paginate|createPresigned)|Command$/.test(name);
const ofS3Package = ['listPage', 'listPages', 'deleteObjects'];

describe('the policies of docs/operations.md allow what the code calls, and nothing else', () => {
  it.each([
    { app: 'api', heading: 'The API', others: [] },
    { app: 'worker', heading: 'The worker', others: ['iam:PassRole'] },
    { app: 'admin', heading: 'The orphans tool', others: [] },
    { app: 'doctor', heading: 'The doctor', others: [] },
  ])('$heading', async ({ app, heading, others }) => {
    const { Statement } = await readPolicy(heading);
    const calls = listCalls(app).filter((name) => !(withoutRight[app] ?? []).includes(name));
    expect(calls.filter((name) => rightOf[name] === undefined)).toEqual([]);
    const needed = new Set([...calls.map((name) => rightOf[name]), ...others]);
    expect(Statement.flatMap(({ Action }) => Action).sort()).toEqual([...needed].sort());
  });
});

describe('the doctor has IAM simulate the policy of', async () => {
  const example = parseEnv(await readFile(join(repositoryRoot, '.env.example'), 'utf8'));
  const { UPLOAD_BUCKET = '', ...config } = readDoctorConfig(example);
  const events = 'https://sqs.us-east-1.amazonaws.com/123456789012/bacs-mediaconvert-events';
  const settings = { ...config, UPLOAD_BUCKET, MEDIACONVERT_EVENTS_QUEUE_URL: events };

  it.each([
    { heading: 'The API', simulated: rightsOfApi(settings, 'arn:aws:iam::1:role/x') },
    { heading: 'The worker', simulated: rightsOfWorker(settings, 'arn:aws:iam::1:role/x') },
  ])('$heading', async ({ heading, simulated }) => {
    const { Statement } = await readPolicy(heading);
    expect(simulated.flatMap(({ actions }) => actions).sort()).toEqual(
      Statement.flatMap(({ Action }) => Action).sort(),
    );
  });
});

/** Lists what the files of an app import to call AWS with. */
function listCalls(app: string): string[] {
  const files = globSync(`apps/${app}/src/**/*.ts`, { cwd: repositoryRoot }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  return [...new Set(files.flatMap((file) => importsOf(file)))];
}

function importsOf(file: string): string[] {
  const text = ts.sys.readFile(join(repositoryRoot, file)) ?? '';
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) return [];
    const names = bindings.elements.filter(({ isTypeOnly }) => !isTypeOnly).map(({ name }) => name.text);
    const { text: from } = statement.moduleSpecifier;
    if (from === '@bacs/s3') return names.filter((name) => ofS3Package.includes(name));
    return from.startsWith('@aws-sdk/') && !statement.importClause?.isTypeOnly ? names.filter(isCall) : [];
  });
}
