import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Job, MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import type { Production, ProductionEvent } from '@bacs/db';
import type { EventCounts } from '@bacs/local-aws';
import { localCredentials, localRegion } from '@bacs/stack';
import type { Cluster } from '../cluster/cluster.ts';
import { outputKeys } from '../support/objects.ts';
import type { Crew } from './crew.ts';
import type { Load } from './load.ts';
import { measure, type Resources } from './resources.ts';
import type { Told } from './told.ts';

export type Row = Production & { asset_uuid: string | null; date_ymd: string | null };
export type HistoryEvent = {
  event: ProductionEvent;
  attempt: number;
  detail: Record<string, unknown> | null;
};

/** The invariants are checked against this evidence, which is gathered after the faults have healed. */
export type Evidence = {
  load: Load;
  rows: Row[];
  /** The events of each production, in the order in which they were written */
  events: Map<number, HistoryEvent[]>;
  /** The table of events, by number */
  stored: { number: number; user_id: number | null }[];
  told: Told[];
  jobs: Job[];
  /** All keys of the output bucket */
  keys: Set<string>;
  /** The logs of every process of ours; each start has its own. */
  logs: { name: string; lines: string[] }[];
  /** Secrets that must not appear anywhere */
  secrets: string[];
  resources: Resources;
  /** How many calls of each operation got each status */
  statuses: Record<string, Record<string, number>>;
  /** How many events MediaConvert sent, and what became of them */
  eventCounts: EventCounts;
  crashes: string[];
  endings: { name: string; ending: string; tookMs: number }[];
  /** MediaConvert's code of the failures that may end a production; without it, none may fail */
  mayFailWith?: number;
};

export type Scene = { cluster: Cluster; crew: Crew; load: Load; told: Told[]; secrets: string[] };

/** Gathers the evidence. It stops the API and the workers once it has measured them. */
export async function gatherEvidence({ cluster, crew, load, told, secrets }: Scene): Promise<Evidence> {
  const resources = await measure(cluster, crew.running());
  const endings = await crew.stop();
  return {
    load,
    rows: await readRows(cluster),
    events: await readEvents(cluster),
    stored: await readStored(cluster),
    told,
    jobs: await listAllJobs(cluster),
    keys: new Set(await outputKeys(cluster.s3)),
    logs: await Promise.all(crew.apps.map(readLog)),
    secrets,
    resources,
    statuses: await cluster.aws.control.statuses(),
    eventCounts: await cluster.aws.control.eventCounts(),
    crashes: crew.crashes,
    endings,
  };
}

async function readRows({ mysql }: Cluster): Promise<Row[]> {
  return await mysql.db
    .selectFrom('productions')
    .leftJoin('uploads', 'uploads.id', 'productions.upload_id')
    .selectAll('productions')
    .select(['uploads.asset_uuid', 'uploads.date_ymd'])
    .execute();
}

async function readEvents({ mysql }: Cluster): Promise<Map<number, HistoryEvent[]>> {
  const all = await mysql.db.selectFrom('production_events').selectAll().orderBy('id').execute();
  const byProduction = new Map<number, HistoryEvent[]>();
  for (const event of all) {
    const events = byProduction.get(event.production_id) ?? [];
    byProduction.set(event.production_id, [...events, event]);
  }
  return byProduction;
}

async function readStored({ mysql }: Cluster): Promise<Evidence['stored']> {
  return await mysql.db.selectFrom('events').select(['number', 'user_id']).orderBy('number').execute();
}

export async function listAllJobs({ aws }: Cluster): Promise<Job[]> {
  const client = new MediaConvertClient({
    endpoint: aws.url,
    region: localRegion,
    credentials: localCredentials,
  });
  try {
    const jobs: Job[] = [];
    for await (const { Jobs = [] } of paginateListJobs({ client }, { MaxResults: 20 })) jobs.push(...Jobs);
    return jobs;
  } finally {
    client.destroy();
  }
}

async function readLog({ name, logFile }: { name: string; logFile: string }) {
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter(Boolean);
  return { name: name || basename(logFile), lines };
}
