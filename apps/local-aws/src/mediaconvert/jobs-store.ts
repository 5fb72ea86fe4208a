import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { Job } from './wire.ts';

export type JobRecord = {
  job: Job;
  /** When CreateJob succeeded, in milliseconds; the client token's window starts here. */
  acceptedAt: number;
  tags: Record<string, string>;
};

export type JobsStore = {
  get(id: string): JobRecord | undefined;
  /** Oldest first. */
  list(): JobRecord[];
  findByToken(token: string, acceptedSince: number): JobRecord | undefined;
  add(record: JobRecord): Promise<void>;
  /** Changes the record at once; resolves when the change is on disk. */
  update(id: string, change: Partial<Job>): Promise<void>;
  /** A change that need not survive a restart. */
  touch(id: string, change: Partial<Job>): void;
  /** Resolves when everything is on disk. */
  flush(): Promise<void>;
};

export async function openJobsStore(dir: string): Promise<JobsStore> {
  await mkdir(dir, { recursive: true });
  const records = new Map((await readRecords(dir)).map((record) => [record.job.id, record]));
  const newestByToken = new Map<string, JobRecord>();
  for (const record of records.values()) rememberToken(record);
  const writes = new Map<string, Promise<void>>();

  function rememberToken(record: JobRecord) {
    if (record.job.clientRequestToken) newestByToken.set(record.job.clientRequestToken, record);
  }

  /** One write at a time per job, each with the newest state. */
  function save(record: JobRecord) {
    const { id } = record.job;
    const write = (writes.get(id) ?? Promise.resolve()).then(() => writeRecord(dir, record));
    writes.set(id, write);
    return write.finally(() => {
      if (writes.get(id) === write) writes.delete(id);
    });
  }

  return {
    get: (id) => records.get(id),
    list: () => [...records.values()],
    findByToken(token, acceptedSince) {
      const record = newestByToken.get(token);
      return record && record.acceptedAt > acceptedSince ? record : undefined;
    },
    async add(record) {
      records.set(record.job.id, record);
      rememberToken(record);
      await save(record);
    },
    async update(id, change) {
      const record = records.get(id);
      if (!record) return;
      Object.assign(record.job, change);
      await save(record);
    },
    touch(id, change) {
      const record = records.get(id);
      if (record) Object.assign(record.job, change);
    },
    async flush() {
      await Promise.allSettled(writes.values());
    },
  };
}

async function readRecords(dir: string): Promise<JobRecord[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).sort();
  // All at once would be more open files than a process may have.
  const reads = new PQueue({ concurrency: 32 });
  return reads.addAll(names.map((name) => async () => JSON.parse(await readFile(join(dir, name), 'utf8'))));
}

async function writeRecord(dir: string, record: JobRecord) {
  const path = join(dir, `${record.job.id}.json`);
  await writeFile(`${path}.new`, JSON.stringify(record));
  await rename(`${path}.new`, path);
}
