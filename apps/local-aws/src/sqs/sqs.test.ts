import { SQS, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { afterTests } from '../../../../tests/support/after-tests.ts';
import type { Call } from '../calls.ts';
import { patience, startLocalAws, type TestServer } from '../testing/start-local-aws.ts';
import { createQueue } from './queue.ts';

let aws: TestServer;
let sqs: SQS;
let QueueUrl: string;
let deadUrl: string;
const clients: SQS[] = [];

beforeAll(async () => {
  aws = await startLocalAws();
  sqs = connect();
  QueueUrl = (await sqs.getQueueUrl({ QueueName: 'mediaconvert-events' })).QueueUrl ?? '';
  deadUrl = (await sqs.getQueueUrl({ QueueName: 'mediaconvert-events-dead' })).QueueUrl ?? '';
});
afterEach(async () => {
  await aws.setFaults({});
  await fetch(`${aws.endpoint}/_local/calls`, { method: 'DELETE' });
  for (const url of [QueueUrl, deadUrl]) await sqs.purgeQueue({ QueueUrl: url });
});
afterTests(async () => {
  for (const client of clients) client.destroy();
  await aws.close();
});

function connect(overrides: SQSClientConfig = {}, endpoint = aws.endpoint) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
  const client = new SQS({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1, ...overrides });
  clients.push(client);
  return client;
}

const send = (MessageBody: string, DelaySeconds = 0) =>
  sqs.sendMessage({ QueueUrl, MessageBody, DelaySeconds });
const receive = async (options: Partial<Parameters<SQS['receiveMessage']>[0]> = {}) =>
  (await sqs.receiveMessage({ QueueUrl, ...options })).Messages ?? [];
const bodies = async (options: Parameters<typeof receive>[0] = {}) =>
  (await receive({ MaxNumberOfMessages: 10, ...options })).map(({ Body }) => Body);

async function outcomes(operation: string) {
  const answer = await fetch(`${aws.endpoint}/_local/calls?operation=${operation}`);
  const { calls } = (await answer.json()) as { calls: Call[] };
  return calls.map(({ outcome }) => outcome);
}

/** Looks at the log of calls until a receive is waiting. */
const untilOneWaits = () =>
  expect.poll(async () => (await outcomes('ReceiveMessage')).at(-1), patience).toBe('in_flight');

describe('messages', () => {
  it('arrive as they were sent, with what they tell of themselves, until they are deleted', async () => {
    const { MessageId } = await send('{"é":"漢字 🎬"}');
    const [message, ...others] = await receive({
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
    });
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      MessageId,
      Body: '{"é":"漢字 🎬"}',
      Attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      },
    });
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: message?.ReceiptHandle });
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
    expect(Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      QueueArn: 'arn:aws:sqs:us-east-1:000000000000:mediaconvert-events',
      VisibilityTimeout: '30',
    });
    expect(JSON.parse(Attributes?.['RedrivePolicy'] ?? '')).toEqual({
      deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:mediaconvert-events-dead',
      maxReceiveCount: 5,
    });
  });

  it('go by batches, each entry by itself', async () => {
    const Entries = Array.from({ length: 10 }, (_, i) => ({ Id: `m${i}`, MessageBody: `body ${i}` }));
    expect((await sqs.sendMessageBatch({ QueueUrl, Entries })).Successful).toHaveLength(10);
    expect(await bodies({ MaxNumberOfMessages: 3, VisibilityTimeout: 0 })).toHaveLength(3);

    const [first, second] = await receive({ MaxNumberOfMessages: 2 });
    const wrong = { Id: 'wrong', ReceiptHandle: 'nothing' };
    const changed = await sqs.changeMessageVisibilityBatch({
      QueueUrl,
      Entries: [
        { Id: 'a', ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 0 },
        { ...wrong, VisibilityTimeout: 0 },
      ],
    });
    expect(changed.Successful).toMatchObject([{ Id: 'a' }]);
    expect(changed.Failed).toMatchObject([
      { Id: 'wrong', SenderFault: true, Code: 'ReceiptHandleIsInvalid' },
    ]);
    const deleted = await sqs.deleteMessageBatch({
      QueueUrl,
      Entries: [{ Id: 'b', ReceiptHandle: second?.ReceiptHandle }, wrong],
    });
    expect([deleted.Successful?.length, deleted.Failed?.length]).toEqual([1, 1]);
    expect(await bodies()).toHaveLength(9);
  });

  it('with a delay are not seen before', async () => {
    await send('later', 5);
    await send('now');
    expect(await bodies()).toEqual(['now']);
    expect(await bodies({ WaitTimeSeconds: 20 })).toEqual(['later']);
  });
});

describe('a long poll', () => {
  it('ends as soon as a message arrives', async () => {
    const waiting = bodies({ WaitTimeSeconds: 20 });
    await untilOneWaits();
    const start = performance.now();
    await send('arrived');
    expect(await waiting).toEqual(['arrived']);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('ends without any when its time is over', async () => {
    const start = performance.now();
    expect(await bodies({ WaitTimeSeconds: 1 })).toEqual([]);
    expect(performance.now() - start).toBeGreaterThan(900);
  });

  it('takes nothing after its client has hung up', async () => {
    const abort = new AbortController();
    const given = sqs
      .receiveMessage({ QueueUrl, WaitTimeSeconds: 20 }, { abortSignal: abort.signal })
      .catch((error: Error) => error.name);
    await untilOneWaits();
    const patient = bodies({ WaitTimeSeconds: 20 });
    await expect.poll(async () => (await outcomes('ReceiveMessage')).length, patience).toBe(2);
    abort.abort();
    expect(await given).toBe('AbortError');
    await expect.poll(async () => (await outcomes('ReceiveMessage'))[0], patience).toBe('aborted');
    await send('for the patient one');
    expect(await patient).toEqual(['for the patient one']);
  });

  it('does not keep the server from closing', async () => {
    const other = await startLocalAws();
    const client = connect({}, other.endpoint);
    const url = `${other.endpoint}/000000000000/mediaconvert-events`;
    const waiting = client.receiveMessage({ QueueUrl: url, WaitTimeSeconds: 20 });
    const calls = async () => (await other.app.inject('/_local/calls?operation=ReceiveMessage')).json().calls;
    await expect.poll(calls, patience).toMatchObject([{ outcome: 'in_flight' }]);
    const start = performance.now();
    await other.close();
    expect((await waiting).Messages).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('a message in flight', () => {
  it('comes back after its visibility time-out, under another handle', async () => {
    await send('again');
    const [first] = await receive({ VisibilityTimeout: 5 });
    expect(await bodies()).toEqual([]);
    const [second] = await receive({ WaitTimeSeconds: 20, MessageSystemAttributeNames: ['All'] });
    expect(second).toMatchObject({ Body: 'again', Attributes: { ApproximateReceiveCount: '2' } });

    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: first?.ReceiptHandle });
    const handle = { QueueUrl, ReceiptHandle: second?.ReceiptHandle };
    await sqs.changeMessageVisibility({ ...handle, VisibilityTimeout: 0 });
    expect(await bodies({ VisibilityTimeout: 0 })).toEqual(['again']);
    await expect(sqs.changeMessageVisibility({ ...handle, VisibilityTimeout: 9 })).rejects.toMatchObject({
      name: 'MessageNotInflight',
    });
  });

  it('moves to the dead-letter queue when it was received too often', async () => {
    await send('poison');
    for (let i = 0; i < 5; i += 1) expect(await bodies({ VisibilityTimeout: 0 })).toEqual(['poison']);
    expect(await bodies()).toEqual([]);
    expect(await bodies({ QueueUrl: deadUrl })).toEqual(['poison']);
  });
});

it('a queue loses its oldest message when it is full', async () => {
  const queue = createQueue('full');
  for (let i = 0; i < 20_001; i += 1) queue.send(String(i));
  expect(queue.counts().visible).toBe(20_000);
  const { signal } = new AbortController();
  const [first] = await queue.receive({ max: 1, visibilityMs: 0, waitMs: 0, signal });
  expect(first?.message.body).toBe('1');
});

describe('refusals', () => {
  it('have the names and codes of AWS', async () => {
    await expect(sqs.getQueueUrl({ QueueName: 'none' })).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
    });
    const refused = (call: Promise<unknown>) =>
      call.then(
        () => 'done',
        (error: Error) => error.name,
      );
    const handle = { QueueUrl, ReceiptHandle: 'nothing' };
    expect(
      await Promise.all([
        refused(receive({ QueueUrl: `${aws.endpoint}/123456789012/mediaconvert-events` })),
        refused(receive({ MaxNumberOfMessages: 11 })),
        refused(receive({ WaitTimeSeconds: 21 })),
        refused(receive({ VisibilityTimeout: 43_201 })),
        refused(sqs.deleteMessage(handle)),
        refused(sqs.deleteMessageBatch({ QueueUrl, Entries: [] })),
        refused(
          sqs.deleteMessageBatch({ QueueUrl, Entries: Array(2).fill({ Id: 'a', ReceiptHandle: 'b' }) }),
        ),
        refused(sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['Colour' as 'All'] })),
        refused(sqs.createQueue({ QueueName: 'mine' })),
      ]),
    ).toEqual([
      'QueueDoesNotExist',
      'InvalidParameterValue',
      'InvalidParameterValue',
      'InvalidParameterValue',
      'ReceiptHandleIsInvalid',
      'EmptyBatchRequest',
      'BatchEntryIdsNotDistinct',
      'InvalidAttributeName',
      'UnsupportedOperation',
    ]);
  });

  it('stand before whoever has not signed for SQS', async () => {
    const wrong = connect({ credentials: { accessKeyId: 'local', secretAccessKey: 'x' } });
    await expect(wrong.receiveMessage({ QueueUrl })).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403 },
    });
    const anonymous = await fetch(aws.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ QueueUrl }),
    });
    expect(anonymous.status).toBe(403);
  });
});

describe('faults', () => {
  it('throttle, fail and hold calls of SQS as those of the others', async () => {
    await aws.setFaults({ throttle: { 'sqs:*': 0.01 } });
    await send('first');
    await expect(send('second')).rejects.toMatchObject({ name: 'RequestThrottled' });

    await aws.setFaults({ error: { SendMessage: { status: 500, code: 'InternalError' } } });
    await expect(send('third')).rejects.toMatchObject({ name: 'InternalError' });

    await aws.setFaults({ hold: ['ReceiveMessage'] });
    const held = bodies();
    await expect.poll(async () => outcomes('ReceiveMessage'), patience).toEqual(['held']);
    await aws.setFaults({});
    expect(await held).toEqual(['first']);
  });
});
