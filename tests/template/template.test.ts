import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../apps/worker/src/events/read-event.ts';
import { readPolicy } from '../support/rights.ts';
import { findTemplateProblems } from './find-problems.ts';
import { parseTemplate, readTemplate } from './read-template.ts';
import { resolveTemplate, type Stack } from './resolve-template.ts';
import { exampleStacks } from './stacks.ts';

const [stack, sharedStack] = exampleStacks as [Stack, Stack];
const template = await readTemplate();

it('the template is one that AWS understands', () => {
  for (const each of exampleStacks) expect(findTemplateProblems(template, each)).toEqual([]);
});

it.each([
  [
    'VisibilityTimeout: 30',
    'VisibilityTimeOut: 30',
    'EventsQueue: must NOT have additional properties VisibilityTimeOut',
  ],
  ['VisibilityTimeout: 30', 'VisibilityTimeout: half', 'EventsQueue/VisibilityTimeout: must be integer'],
  ['MetricName: ApproximateAgeOfOldestMessage', 'Metric: Age', 'EventsLateAlarm: must NOT have additional'],
  ['Queues: [!Ref EventsQueue]', '', "EventsQueuePolicy: must have required property 'Queues'"],
  ['AllowedMethods: [POST]', '', "/CorsRules/0: must have required property 'AllowedMethods'"],
  ['AWS::Events::Rule', 'AWS::Events::Ruler', 'EventsRule: AWS has no AWS::Events::Ruler'],
  ['!GetAtt EventsQueue.Arn', '!GetAtt EventsQueue.Am', 'EventsQueue.Am is no attribute'],
  ['!Ref EventsQueue]', '!Ref EventQueue]', 'nothing is named EventQueue'],
  ['[HasOwnQueue, ', '[HasQueue, ', 'no condition is named HasQueue'],
  ['Conditions:', 'Conditions:\n  IsIdle: !Equals [a, b]', 'nothing uses IsIdle'],
])('%s → %s is told', async (right, wrong, told) => {
  const text = await readFile(join(repositoryRoot, 'deploy/aws.yaml'), 'utf8');
  expect(text).toContain(right);
  const problems = findTemplateProblems(parseTemplate(text.replace(right, wrong)), stack);
  expect(problems).toEqual([expect.stringContaining(told)]);
});

describe('the rights that the template gives are those of docs/operations.md', () => {
  const { resources } = resolveTemplate(template, stack);

  it.each([
    ['The API', 'ApiPolicy'],
    ['The worker', 'WorkerPolicy'],
    ['The orphans tool', 'OrphansPolicy'],
  ])('%s', async (heading, name) => {
    expect(resources[name]?.properties['PolicyDocument']).toEqual(await readPolicy(heading));
  });

  it('MediaConvert, which acts for this account only', async () => {
    expect(resources['MediaConvertRole']?.properties).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'mediaconvert.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          },
        ],
      },
      Policies: [{ PolicyName: 'sources-and-outputs', PolicyDocument: await readPolicy('MediaConvert') }],
    });
  });

  it('EventBridge, which sends for one rule only', () => {
    expect(resources['EventsQueuePolicy']?.properties).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Action: 'sqs:SendMessage',
            Principal: { Service: 'events.amazonaws.com' },
            Resource: stack.attributes?.['EventsQueue.Arn'],
            Condition: { ArnEquals: { 'aws:SourceArn': 'EventsRule.Arn' } },
          },
        ],
      },
    });
  });
});

describe('the rule takes', () => {
  type Pattern = { detail: { status: string[]; queue?: string[] } };
  const patternOf = (each: Stack) =>
    resolveTemplate(template, each).resources['EventsRule']?.properties['EventPattern'] as Pattern;
  const statuses = [
    'INPUT_INFORMATION',
    'PROGRESSING',
    'STATUS_UPDATE',
    'COMPLETE',
    'CANCELED',
    'ERROR',
    'NEW_WARNING',
    'QUEUE_HOP',
  ];
  const readStatus = (status: string) =>
    readEvent(
      JSON.stringify({
        source: 'aws.mediaconvert',
        'detail-type': 'MediaConvert Job State Change',
        detail: { jobId: '1', status, userMetadata: { production_ulid: '01JDN4V7Q0Y3M5Z8X2K6W9T1RA' } },
      }),
    );

  it('the events that a worker acts on', () => {
    expect(patternOf(stack)).toMatchObject({
      source: ['aws.mediaconvert'],
      'detail-type': ['MediaConvert Job State Change'],
      detail: { userMetadata: { production_ulid: [{ exists: true }] } },
    });
    expect(patternOf(stack).detail.status.toSorted()).toEqual(
      statuses.filter((status) => typeof readStatus(status) === 'object').sort(),
    );
  });

  it('what docs/aws.md shows', async () => {
    const page = await readFile(join(repositoryRoot, 'docs/aws.md'), 'utf8');
    const [, shown = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(JSON.parse(shown)).toEqual(patternOf(stack));
  });

  it('the events of one MediaConvert queue, where environments share an account', () => {
    expect(patternOf(stack).detail).not.toHaveProperty('queue');
    expect(patternOf(sharedStack).detail.queue).toEqual([sharedStack.parameters['MediaConvertQueueArn']]);
  });
});
