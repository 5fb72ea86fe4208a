import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { describe, expect, inject, it } from 'vitest';
import { readEvent } from '../../apps/worker/src/events/read-event.ts';
import { readPolicy } from '../support/rights.ts';
import { findTemplateProblems } from './find-problems.ts';
import { readTemplate, templateFile } from './read-template.ts';
import { resolveTemplate, type Stack } from './resolve-template.ts';
import { ownStack, smallStack, wholeStack } from './stacks.ts';

const template = await readTemplate();
const text = await readFile(templateFile, 'utf8');

it('the template is one that AWS understands', () => {
  expect(findTemplateProblems(templateFile, wholeStack.parameters)).toEqual([]);
});

it.each([
  ['VisibilityTimeout: 30', 'VisibilityTimeOut: 30', 'EventsQueue'],
  ['VisibilityTimeout: 30', 'VisibilityTimeout: half', 'EventsQueue'],
  ['MetricName: ApproximateAgeOfOldestMessage', 'Metric: Age', 'EventsLateAlarm'],
  ['Queues: [!Ref EventsQueue]', '', 'EventsQueuePolicy'],
  ['AllowedMethods: [POST]', '', 'UploadBucket'],
  ['AWS::Events::Rule', 'AWS::Events::Ruler', 'EventsRule'],
  ['!GetAtt EventsQueue.Arn', '!GetAtt EventsQueue.Am', 'EventsQueue'],
  ['!Ref EventsQueue]', '!Ref EventQueue]', 'EventQueue'],
  ['[HasAlarmTopic, ', '[HasTopic, ', 'HasTopic'],
  ['Conditions:', 'Conditions:\n  IsIdle: !Equals [a, b]', 'IsIdle'],
  ['  ClusterName:\n    Condition: RunsService\n', '  ClusterName:\n', 'ClusterName'],
  ['Memory: "1024"', 'Memory: "128"', 'ApiTask'],
])('%s → %s is told', async (right, wrong, told) => {
  expect(text).toContain(right);
  const file = join(inject('testDir'), 'template.yaml');
  await writeFile(file, text.replace(right, wrong));
  expect(findTemplateProblems(file, wholeStack.parameters)).toContainEqual(expect.stringContaining(told));
});

describe('the rights that the template gives are those of docs/operations.md', () => {
  const resources = resolveTemplate(template, smallStack);

  it.each([
    ['The API', 'ApiPolicy'],
    ['The worker', 'WorkerPolicy'],
    ['The orphans tool', 'OrphansPolicy'],
  ])('%s', async (heading, name) => {
    expect(resources[name]?.['PolicyDocument']).toEqual(await readPolicy(heading));
  });

  it('The doctor, who looks at the roles that the template makes', async () => {
    const roleOf = (app: string) => `arn:aws:iam::123456789012:role/bacs-${app}`;
    const attributes = {
      ...wholeStack.attributes,
      'ApiRole.Arn': roleOf('api'),
      'WorkerRole.Arn': roleOf('worker'),
    };
    const whole = resolveTemplate(template, { ...wholeStack, attributes });
    expect(whole['DoctorPolicy']?.['PolicyDocument']).toEqual(await readPolicy('The doctor'));
    expect(JSON.stringify(resources['DoctorPolicy'])).not.toMatch(/ApiRole|WorkerRole/);
  });

  it('MediaConvert, which acts for this account only', async () => {
    expect(resources['MediaConvertRole']).toEqual({
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
    expect(resources['EventsQueuePolicy']).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Action: 'sqs:SendMessage',
            Principal: { Service: 'events.amazonaws.com' },
            Resource: smallStack.attributes?.['EventsQueue.Arn'],
            Condition: { ArnEquals: { 'aws:SourceArn': 'EventsRule.Arn' } },
          },
        ],
      },
    });
  });
});

describe('the rule takes', () => {
  type Pattern = { detail: { status: string[]; queue: string[] } };
  const patternOf = (each: Stack) =>
    resolveTemplate(template, each)['EventsRule']?.['EventPattern'] as Pattern;
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
    expect(patternOf(smallStack)).toMatchObject({
      source: ['aws.mediaconvert'],
      'detail-type': ['MediaConvert Job State Change'],
      detail: { userMetadata: { production_ulid: [{ exists: true }] } },
    });
    expect(patternOf(smallStack).detail.status.toSorted()).toEqual(
      statuses.filter((status) => typeof readStatus(status) === 'object').sort(),
    );
  });

  it('what docs/aws.md shows', async () => {
    const page = await readFile(join(repositoryRoot, 'docs/aws.md'), 'utf8');
    const [, shown = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(JSON.parse(shown)).toEqual(patternOf(ownStack));
  });

  it('the events of one MediaConvert queue, the one that the worker sends to', () => {
    for (const each of [smallStack, ownStack, wholeStack])
      expect(patternOf(each).detail.queue).toHaveLength(1);
    expect(patternOf(wholeStack).detail.queue).toEqual([wholeStack.parameters['MediaConvertQueueArn']]);
    expect(patternOf(ownStack).detail.queue).toEqual([ownStack.attributes?.['MediaConvertQueue.Arn']]);
  });
});
