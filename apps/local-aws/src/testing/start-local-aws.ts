import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { buildLocalAws } from '../app.ts';
import { type LocalAwsConfig, readConfig } from '../config.ts';
import type { FaultSettings } from '../fault-settings.ts';

export const uploadsBucket = 'bacs-mc-uploads';
export const publicBucket = 'bacs-mc-public-stream';

/** Tests wait this long for a condition, because the machine may be busy. */
export const patience = { timeout: 180_000 };

export type TestServer = {
  config: LocalAwsConfig;
  app: FastifyInstance;
  endpoint: string;
  s3: S3Client;
  setFaults: (settings: FaultSettings) => Promise<void>;
  close: () => Promise<void>;
};

/** Starts the real app on a free port, with its own folder unless the caller gives one. */
export async function startLocalAws(overrides: Partial<LocalAwsConfig> = {}): Promise<TestServer> {
  const ownDir = overrides.dir === undefined ? await mkdtemp(join(tmpdir(), 'local-aws-')) : undefined;
  const config = {
    ...readConfig({ LOG_LEVEL: 'error' }),
    port: 0,
    dir: ownDir ?? '',
    engine: 'instant' as const,
    ffmpegPath: inject('ffmpegPath'),
    ffprobePath: inject('ffprobePath'),
    ...overrides,
  };
  const app = await buildLocalAws(config);
  const endpoint = await app.listen({ host: config.host, port: config.port });
  const s3 = createS3(endpoint);
  return {
    config,
    app,
    endpoint,
    s3,
    async setFaults(settings: FaultSettings) {
      const response = await fetch(`${endpoint}/_local/faults`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(settings),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    async close() {
      s3.destroy();
      await app.close();
      if (ownDir) await rm(ownDir, { recursive: true });
    },
  };
}

export function createS3(
  endpoint: string,
  overrides: ConstructorParameters<typeof S3Client>[0] = {},
): S3Client {
  return new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret' },
    ...overrides,
  });
}
