import { randomUUID } from 'node:crypto';
import { MediaConvert, type MediaConvertClientConfig } from '@aws-sdk/client-mediaconvert';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../tests/support/after-tests.ts';
import { startLocalAws, type TestServer } from './testing/start-local-aws.ts';

let aws: TestServer;
const clients: MediaConvert[] = [];
beforeAll(async () => {
  aws = await startLocalAws();
});
afterEach(() => aws.setFaults({}));
afterTests(async () => {
  for (const client of clients) client.destroy();
  await aws.close();
});

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };

function connect(overrides: MediaConvertClientConfig = {}) {
  const options = { endpoint: aws.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  const client = new MediaConvert({ ...options, ...overrides });
  clients.push(client);
  return client;
}

describe('MediaConvert behind its gate', () => {
  it('lets signed calls in, with and without a body, and with escaped paths', async () => {
    expect(await connect().listJobs({ MaxResults: 1 })).toMatchObject({ Jobs: [] });
    expect((await connect().describeEndpoints({})).Endpoints).toHaveLength(1);
    await expect(connect().getJob({ Id: 'no such/jöb' })).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('refuses a wrong key, a wrong secret, an old signature and none', async () => {
    const refused = async (overrides: MediaConvertClientConfig) =>
      connect(overrides)
        .listJobs()
        .catch((error: Error) => `${error.name}: ${error.message}`);
    expect(await refused({ credentials: { ...credentials, accessKeyId: 'x' } })).toMatch(
      /^UnrecognizedClientException/,
    );
    expect(await refused({ credentials: { ...credentials, secretAccessKey: 'x' } })).toMatch(
      /^InvalidSignatureException: The request signature we calculated/,
    );
    expect(await refused({ systemClockOffset: -301_000 })).toMatch(
      /^InvalidSignatureException: Signature expired: \d{8}T\d{6}Z is now earlier than .* - 5 min\.\)$/,
    );
    expect(await refused({ systemClockOffset: 400_000 })).toMatch(/Signature not yet current/);
    expect(await refused({ region: 'eu-west-1' })).toMatch(
      /^InvalidSignatureException: Credential should be scoped to a valid region/,
    );
    const anonymous = await fetch(`${aws.endpoint}/2017-08-29/jobs`);
    expect(anonymous.status).toBe(403);
    expect(anonymous.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });

  it('throttles and fails in its own form', async () => {
    await aws.setFaults({
      throttle: { ListJobs: 0.01 },
      error: { GetQueue: { status: 403, code: 'AccessDeniedException', message: 'no' } },
    });
    const client = connect();
    await client.listJobs();
    await expect(client.listJobs()).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
    await expect(client.getQueue({ Name: 'Default' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'no',
    });
  });

  it('logs what CreateJob was sent', async () => {
    const token = randomUUID();
    await connect()
      .createJob({ Role: 'arn:aws:iam::0:role/r', Settings: {}, ClientRequestToken: token })
      .catch(() => undefined);
    const answer = await aws.app.inject('/_local/calls?operation=CreateJob');
    expect(answer.json().calls).toMatchObject([
      { body: { clientRequestToken: token }, access_key_id: 'local' },
    ]);
  });
});
