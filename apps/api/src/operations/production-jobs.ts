import { findFacts } from '@bacs/db/productions';
import { isUlid } from '@bacs/domain';
import type { Queues } from '@bacs/queue';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { Dependencies } from '../dependencies.ts';

type Job = Awaited<ReturnType<BullMQAdapter['getJobs']>>[number];

/**
 * Shows the jobs of renders under the names of their files and profiles, which Redis does not have: each look reads them
 * from the rows. Each links to the page of its production.
 */
export class ProductionJobs extends BullMQAdapter {
  readonly #db: Dependencies['db'];

  constructor(queue: Queues['render'], db: Dependencies['db']) {
    super(queue, {
      readOnlyMode: true,
      externalJobUrl: ({ data }) => ({
        displayText: 'Production',
        href: `/operate/productions/${encodeURIComponent(ulidOf(data) ?? '')}`,
      }),
    });
    this.#db = db;
  }

  override async getJob(id: string): Promise<Job | undefined> {
    const job = await super.getJob(id);
    return (await this.#named(job ? [job] : []))[0];
  }

  override async getJobs(...of: Parameters<BullMQAdapter['getJobs']>): Promise<Job[]> {
    return await this.#named(await super.getJobs(...of));
  }

  /** Without the database, they keep the name that all of them have. */
  async #named(jobs: Job[]): Promise<Job[]> {
    const ulids = jobs.flatMap((job) => ulidOf(job.data) ?? []);
    const facts = await findFacts(this.#db, ulids).catch(() => new Map());
    for (const job of jobs) {
      const { file_name, name, profile } = facts.get(ulidOf(job.data) ?? '') ?? {};
      job.name = [file_name ?? name, profile].filter(Boolean).join(' · ') || job.name;
    }
    return jobs;
  }
}

function ulidOf(data: unknown): string | undefined {
  const { production_ulid: ulid } = (data ?? {}) as { production_ulid?: unknown };
  return typeof ulid === 'string' && isUlid(ulid) ? ulid : undefined;
}
