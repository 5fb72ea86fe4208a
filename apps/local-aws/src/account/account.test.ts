import { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { GetBucketCorsCommand, GetBucketLifecycleConfigurationCommand } from '@aws-sdk/client-s3';
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import { publicBucket as Bucket, startLocalAws } from '../testing/start-local-aws.ts';

const server = await startLocalAws({ buckets: { CreateJob: { per_second: 2, burst: 50 } } });
const options = {
  endpoint: server.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret' },
};
const iam = new IAMClient(options);
const sts = new STSClient(options);
const quotas = new ServiceQuotasClient(options);
afterTests(async () => {
  for (const client of [iam, sts, quotas]) client.destroy();
  await server.close();
});

const role = 'arn:aws:iam::000000000000:role/bacs-mediaconvert';

it('says who calls', async () => {
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '000000000000',
    Arn: 'arn:aws:iam::000000000000:user/local',
  });
  const stranger = new STSClient({ ...options, credentials: { accessKeyId: 'x', secretAccessKey: 'y' } });
  await expect(stranger.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
    $metadata: { httpStatusCode: 403 },
  });
  stranger.destroy();
});

it('has one role, which MediaConvert may assume', async () => {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'bacs-mediaconvert' }));
  expect(Role?.Arn).toBe(role);
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain('mediaconvert.amazonaws.com');
  await expect(iam.send(new GetRoleCommand({ RoleName: 'other' }))).rejects.toMatchObject({
    name: expect.stringMatching(/^NoSuchEntity/),
    $metadata: { httpStatusCode: 404 },
  });
});

it('simulates each action on each resource', async () => {
  const simulate = (PolicySourceArn: string) =>
    iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn,
        ActionNames: ['s3:GetObject', 's3:PutObject'],
        ResourceArns: ['arn:aws:s3:::one/x', 'arn:aws:s3:::other/x'],
      }),
    );
  const { EvaluationResults = [] } = await simulate(role);
  expect(
    EvaluationResults.map((each) => `${each.EvalActionName} ${each.EvalResourceName} ${each.EvalDecision}`),
  ).toEqual([
    's3:GetObject arn:aws:s3:::one/x allowed',
    's3:GetObject arn:aws:s3:::other/x allowed',
    's3:PutObject arn:aws:s3:::one/x allowed',
    's3:PutObject arn:aws:s3:::other/x allowed',
  ]);
  await expect(simulate(`${role}-other`)).rejects.toMatchObject({
    name: expect.stringMatching(/^NoSuchEntity/),
  });
});

it('has the token buckets that calls meet as quotas', async () => {
  const { Quotas = [] } = await quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'mediaconvert' }));
  expect(Quotas.map(({ QuotaCode, Value }) => [QuotaCode, Value])).toEqual([
    ['L-0EB971DE', 2],
    ['L-CD746D2B', 50],
    ['L-032C4FB4', server.config.concurrentJobs],
  ]);
  await expect(quotas.send(new ListServiceQuotasCommand({ ServiceCode: 's3' }))).rejects.toMatchObject({
    name: 'NoSuchResourceException',
  });
});

it('says which pages may use a bucket, and that nothing in it expires', async () => {
  const { CORSRules = [] } = await server.s3.send(new GetBucketCorsCommand({ Bucket }));
  expect(CORSRules).toMatchObject([
    { AllowedOrigins: ['*'], AllowedMethods: expect.arrayContaining(['GET', 'POST']) },
  ]);
  const lifecycle = server.s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
  await expect(lifecycle).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });
});

it('dates its answers by a clock that is off, if that is asked for', async () => {
  await server.setFaults({ clock_ms: -3_600_000 });
  const { headers } = await fetch(`${server.endpoint}/_local/health`);
  expect(Date.now() - Date.parse(headers.get('date') ?? '')).toBeGreaterThan(3_500_000);
});
