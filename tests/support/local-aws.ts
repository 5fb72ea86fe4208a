import { type Job, MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import type { EventCounts, FaultSettings } from '@bacs/local-aws';
import { localCredentials, localRegion } from '@bacs/stack';
import { lookUntil, patiently } from './patiently.ts';

export type Call = { operation: string; url: string; outcome: string; status: number | null; body?: unknown };

/** Calls the control endpoints of local-aws. */
export class LocalAws {
  readonly url: string;
  readonly #client: MediaConvertClient;

  constructor(url: string) {
    this.url = url;
    this.#client = new MediaConvertClient({
      endpoint: url,
      region: localRegion,
      credentials: localCredentials,
    });
  }

  close(): void {
    this.#client.destroy();
  }

  /** Replaces every fault switch. */
  async setFaults(faults: FaultSettings): Promise<void> {
    const response = await fetch(`${this.url}/_local/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
    if (!response.ok) throw new Error(`setFaults: ${response.status} ${await response.text()}`);
  }

  /** Lists the calls of an operation so far, oldest first. */
  async calls(operation: string): Promise<Call[]> {
    const response = await fetch(`${this.url}/_local/calls?operation=${operation}`);
    const { calls } = (await response.json()) as { calls: Call[] };
    return calls;
  }

  /** Counts the answers of each operation by their status. */
  async statuses(): Promise<Record<string, Record<string, number>>> {
    // The calls themselves are left out: no operation has this name.
    const response = await fetch(`${this.url}/_local/calls?operation=none`);
    return ((await response.json()) as { statuses: Record<string, Record<string, number>> }).statuses;
  }

  /** Counts MediaConvert's events by what became of them. */
  async eventCounts(): Promise<EventCounts> {
    return (await (await fetch(`${this.url}/_local/events`)).json()) as EventCounts;
  }

  /** Waits until the operation was called `count` times. */
  async waitForCalls(operation: string, count: number, timeoutMs = patiently.timeout): Promise<Call[]> {
    let calls: Call[] = [];
    return await lookUntil(
      async () => {
        calls = await this.calls(operation);
        return calls.length >= count ? calls : undefined;
      },
      () => `${operation} was called ${calls.length} times, not ${count}`,
      timeoutMs,
    );
  }

  /** Lists the MediaConvert jobs with a production's ULID, newest first. */
  async jobsOf(ulid: string): Promise<Job[]> {
    return (await this.jobs()).filter(({ UserMetadata }) => UserMetadata?.['production_ulid'] === ulid);
  }

  /** Lists all MediaConvert jobs as another user of the account sees them, newest first. */
  async jobs(): Promise<Job[]> {
    const jobs: Job[] = [];
    const query = { Order: 'DESCENDING' as const, MaxResults: 20 };
    for await (const { Jobs = [] } of paginateListJobs({ client: this.#client }, query)) jobs.push(...Jobs);
    return jobs;
  }
}
