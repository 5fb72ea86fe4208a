import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobStatus } from '@aws-sdk/client-mediaconvert';
import PQueue from 'p-queue';
import type { Job } from './wire.ts';

export type JobRecord = {
  job: Job;
  /** When CreateJob succeeded, in ms; the client token's window starts here. */
  acceptedAt: number;
  tags: Record<string, string>;
};

export type JobsStore = {
  get(id: string): JobRecord | undefined;
  /** Lists the jobs, or those of a status, oldest first. */
  list(status?: string): JobRecord[];
  count(status: JobStatus): number;
  findByToken(token: string, acceptedSince: number): JobRecord | undefined;
  add(record: JobRecord): void;
  update(id: string, job: Partial<Job>): void;
  /** Makes a change that need not survive a restart. */
  touch(id: string, job: Partial<Job>): void;
};

/** Writes are synchronous, so that nobody sees what a killed process would not know after its restart. */
export async function openJobsStore(dir: string): Promise<JobsStore> {
  await mkdir(dir, { recursive: true });
  const records = new Map((await readRecords(dir)).map((record) => [record.job.id, record]));
  const newestByToken = new Map<string, JobRecord>();
  const byStatus = new Map<string, Map<string, JobRecord>>();
  for (const record of records.values()) {
    rememberToken(record);
    jobsOf(record.job.status).set(record.job.id, record);
  }

  function jobsOf(status: string) {
    const known = byStatus.get(status);
    if (known) return known;
    const jobs = new Map<string, JobRecord>();
    byStatus.set(status, jobs);
    return jobs;
  }

  function change(record: JobRecord, job: Partial<Job>) {
    jobsOf(record.job.status).delete(record.job.id);
    Object.assign(record.job, job);
    jobsOf(record.job.status).set(record.job.id, record);
  }

  function rememberToken(record: JobRecord) {
    if (record.job.clientRequestToken) newestByToken.set(record.job.clientRequestToken, record);
  }

  return {
    get: (id) => records.get(id),
    list: (status) =>
      status === undefined
        ? [...records.values()]
        : [...jobsOf(status).values()].sort((one, other) => (one.job.id < other.job.id ? -1 : 1)),
    count: (status) => jobsOf(status).size,
    findByToken(token, acceptedSince) {
      const record = newestByToken.get(token);
      return record && record.acceptedAt > acceptedSince ? record : undefined;
    },
    add(record) {
      writeRecord(dir, record);
      records.set(record.job.id, record);
      jobsOf(record.job.status).set(record.job.id, record);
      rememberToken(record);
    },
    update(id, job) {
      const record = records.get(id);
      if (!record) return;
      change(record, job);
      writeRecord(dir, record);
    },
    touch(id, job) {
      const record = records.get(id);
      if (record) change(record, job);
    },
  };
}

async function readRecords(dir: string): Promise<JobRecord[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  // Reading all files at once would open more files than a process may.
  const reads = new PQueue({ concurrency: 32 });
  return reads.addAll(names.map((name) => async () => JSON.parse(await readFile(join(dir, name), 'utf8'))));
}

function writeRecord(dir: string, record: JobRecord) {
  const path = join(dir, `${record.job.id}.json`);
  writeFileSync(`${path}.new`, JSON.stringify(record));
  renameSync(`${path}.new`, path);
}
