import { expect, it } from 'vitest';
import { Environment as ApiEnvironment, readConfig as readApiConfig } from '../../apps/api/src/config.ts';
import {
  readConfig as readWorkerConfig,
  Environment as WorkerEnvironment,
} from '../../apps/worker/src/config.ts';
import { readTemplate } from './read-template.ts';
import { resolveTemplate } from './resolve-template.ts';
import { ownStack, smallStack, wholeStack } from './stacks.ts';

type Container = {
  Environment?: { Name: string; Value: string }[];
  Secrets: { Name: string; ValueFrom: string }[];
  HealthCheck?: { Command: string[] };
  ReadonlyRootFilesystem: boolean;
  User?: string;
};
type Task = { ContainerDefinitions: [Container]; TaskRoleArn?: string };

const template = await readTemplate();
const small = resolveTemplate(template, smallStack);
const stacks = [wholeStack, ownStack].map((stack) => resolveTemplate(template, stack));
const taskOf = (resources: (typeof stacks)[number], name: string) => resources[name] as Task;

/** What the secrets hold. */
const secrets: Record<string, string> = {
  DATABASE_URL: 'mysql://bacs:password@database:3306/bacs?ssl-mode=VERIFY_IDENTITY',
  REDIS_URL: 'rediss://bacs:password@redis:6379',
  WEBHOOK_SECRETS_KEY: 'ZGV2ZWxvcG1lbnQgb25seSwgZXZlcnlib2R5IGtub3c=',
};

it.each([
  ['ApiTask', ApiEnvironment, readApiConfig],
  ['WorkerTask', WorkerEnvironment, readWorkerConfig],
])(
  '%s gets an environment that its process understands, and each secret by reference',
  (name, known, read) => {
    for (const resources of stacks) {
      const [{ Environment = [], Secrets }] = taskOf(resources, name).ContainerDefinitions;
      const names = [...Environment, ...Secrets].map(({ Name }) => Name);
      expect(Object.keys(known.properties)).toEqual(expect.arrayContaining(names));
      expect(Secrets.map(({ Name }) => Name).sort()).toEqual(Object.keys(secrets).sort());
      for (const { ValueFrom } of Secrets) expect(ValueFrom).toMatch(/^arn:aws:secretsmanager:/);
      const values = Object.fromEntries(Environment.map(({ Name, Value }) => [Name, Value]));
      expect(() => read({ ...values, ...secrets })).not.toThrow();
    }
  },
);

it('the worker sends to the queue whose events come to it, with the role that it may pass', () => {
  for (const resources of stacks) {
    const [{ Environment = [] }] = taskOf(resources, 'WorkerTask').ContainerDefinitions;
    const rule = resources['EventsRule'] as { EventPattern: { detail: { queue: string[] } } };
    const settingOf = (name: string) => Environment.find(({ Name }) => Name === name)?.Value;
    expect([settingOf('MEDIACONVERT_QUEUE')]).toEqual(rule.EventPattern.detail.queue);
    expect(settingOf('MEDIACONVERT_ROLE_ARN')).toBe(smallStack.attributes?.['MediaConvertRole.Arn']);
  }
});

it.each(['ApiTask', 'WorkerTask', 'MigrateTask'])('%s writes nothing to its disk and is not root', (name) => {
  const [container] = taskOf(stacks[0] ?? {}, name).ContainerDefinitions;
  expect(container).toMatchObject({
    ReadonlyRootFilesystem: true,
    LinuxParameters: { InitProcessEnabled: true },
  });
  expect(container.User, 'the image names the user').toBeUndefined();
});

it('the health of a worker is told by the file that it touches', () => {
  const [{ Environment = [], HealthCheck }] = taskOf(stacks[0] ?? {}, 'WorkerTask').ContainerDefinitions;
  const file = Environment.find(({ Name }) => Name === 'HEARTBEAT_FILE')?.Value;
  expect(HealthCheck?.Command.at(-1)).toContain(`'${file}'`);
});

it('each process has the rights of its policy and no others; migrations call nothing of AWS', () => {
  for (const app of ['Api', 'Worker']) {
    expect(stacks[0]?.[`${app}Role`]?.['ManagedPolicyArns']).toEqual([`${app}Policy`]);
    expect(stacks[0]?.[`${app}Role`]).not.toHaveProperty('Policies');
    expect(taskOf(stacks[0] ?? {}, `${app}Task`).TaskRoleArn).toBe(`${app}Role.Arn`);
  }
  expect(taskOf(stacks[0] ?? {}, 'MigrateTask')).not.toHaveProperty('TaskRoleArn');
});

it('a service that runs elsewhere gets none of it', () => {
  const added = Object.keys(stacks[1] ?? {}).filter((name) => !(name in small));
  expect(added).toEqual(expect.arrayContaining(['Cluster', 'ApiService', 'WorkerService', 'LoadBalancer']));
  expect(
    Object.keys(small).filter((name) => /Service|Task|Cluster|Log$|Scaling|Listener/.test(name)),
  ).toEqual([]);
});
