import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig as readApiConfig } from '../../apps/api/src/config.ts';
import { readConfig as readWorkerConfig } from '../../apps/worker/src/config.ts';
import { findManifestProblems } from './find-problems.ts';
import { type Manifest, parseManifests, readManifests } from './manifests.ts';

type Container = {
  name: string;
  image: string;
  env: { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[];
  envFrom?: object[];
  securityContext: object;
  resources: { requests: object; limits: object };
  volumeMounts?: { mountPath: string }[];
};
type Workload = Manifest & {
  spec: {
    template: { metadata?: { labels: object }; spec: { securityContext: object; containers: [Container] } };
  };
};

const read = (file: string) => readFileSync(join(repositoryRoot, 'deploy/kubernetes', file), 'utf8');
const manifests = readManifests();
const workloads = manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job') as Workload[];
const containerOf = ({ spec }: Workload) => spec.template.spec.containers[0];
const find = (kind: string, name: string) =>
  manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name) as Manifest;

describe('the schemas of Kubernetes and KEDA', () => {
  it('are those of every object', async () => {
    expect(await findManifestProblems(manifests)).toEqual([]);
  });

  it.each([
    ['livenessProbe:', 'livenesProbe:', '"livenesProbe"'],
    ['maxUnavailable: 1', 'maxUnavailable: [1]', 'PodDisruptionBudget bacs-worker'],
    ['minReplicaCount: 2', 'minReplicas: 2', '"minReplicas"'],
    ['metricType: Value', 'metricType: [Value]', 'ScaledObject bacs-worker'],
    ['terminationGracePeriodSeconds: 30', 'terminationGracePeriodSeconds: half', 'Deployment bacs-worker'],
    ['kind: ServiceAccount', 'kind: ServiceAcount', 'there is no ServiceAcount in v1'],
    ['drop: [ALL]', 'drop: ALL', 'Deployment bacs-worker'],
  ])('%s → %s is told', async (right, wrong, told) => {
    const text = read('worker.yaml');
    expect(text).toContain(right);
    const problems = await findManifestProblems(parseManifests(text.replace(right, wrong)));
    expect(problems).toContainEqual(expect.stringContaining(told));
  });
});

describe.each(workloads.map((workload) => [workload.metadata.name, workload] as const))(
  '%s',
  (_name, workload) => {
    const container = containerOf(workload);

    it('is not root, may become nobody else, and writes nowhere but to /tmp', () => {
      expect(workload.spec.template.spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      });
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      for (const { mountPath } of container.volumeMounts ?? []) expect(mountPath).toBe('/tmp');
    });

    it('asks for what it needs, and ends before it takes more memory than is good', () => {
      expect(container.resources).toEqual({
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      });
    });

    it('has an image that the kustomization names', () => {
      const { images } = parse(read('kustomization.yaml')) as { images: { name: string; newTag: string }[] };
      expect(images.map(({ name }) => name)).toContain(container.image);
    });
  },
);

/** What the secret holds. */
const secret: Record<string, string> = {
  DATABASE_URL: 'mysql://bacs:password@database:3306/bacs?ssl-mode=VERIFY_IDENTITY',
  REDIS_URL: 'rediss://bacs:password@redis:6379',
  WEBHOOK_SECRETS_KEY: 'ZGV2ZWxvcG1lbnQgb25seSwgZXZlcnlib2R5IGtub3c=',
};

it.each([
  ['bacs-api', readApiConfig],
  ['bacs-worker', readWorkerConfig],
])('%s gets settings that it understands, and secrets by reference', (name, readConfig) => {
  const { env, envFrom } = containerOf(find('Deployment', name) as Workload);
  expect(envFrom).toEqual([{ configMapRef: { name: 'bacs' } }]);
  const settings = find('ConfigMap', 'bacs')['data'] as Record<string, string>;
  expect(Object.keys(settings).filter((key) => key in secret)).toEqual([]);
  const own = env.map(({ name: key, value, valueFrom }) => {
    if (key in secret) expect(valueFrom).toEqual({ secretKeyRef: { name: 'bacs', key } });
    return [key, value ?? secret[key] ?? ''] as const;
  });
  expect(() => readConfig({ ...settings, ...Object.fromEntries(own) })).not.toThrow();
});

it.each(['bacs-api', 'bacs-worker'])('%s has a budget of disruptions for its own pods', (name) => {
  const labels = (find('Deployment', name) as Workload).spec.template.metadata?.labels;
  expect(find('PodDisruptionBudget', name)['spec']).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: labels },
  });
});

it('KEDA sets the number of workers, and nothing else does', () => {
  expect(find('ScaledObject', 'bacs-worker')['spec']).toMatchObject({
    scaleTargetRef: { name: 'bacs-worker' },
  });
  expect(find('Deployment', 'bacs-worker')['spec']).not.toHaveProperty('replicas');
});

it('no object is a secret', () => {
  expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
});
