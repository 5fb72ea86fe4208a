import { type Job, MediaConvertClient, paginateListJobs } from '@aws-sdk/client-mediaconvert';
import { localCredentials, localRegion } from '@bacs/stack';
import type { Cluster } from '../cluster/cluster.ts';

/** MediaConvert as somebody else sees it, past the proxy. */
export function openMediaConvert({ aws }: Pick<Cluster, 'aws'>): MediaConvertClient {
  return new MediaConvertClient({ endpoint: aws.url, region: localRegion, credentials: localCredentials });
}

/** Newest first. */
export async function listJobs(client: MediaConvertClient): Promise<Job[]> {
  const jobs: Job[] = [];
  const query = { Order: 'DESCENDING' as const, MaxResults: 20 };
  for await (const { Jobs = [] } of paginateListJobs({ client }, query)) jobs.push(...Jobs);
  return jobs;
}

/** The jobs that carry a production's ULID, newest first. */
export async function jobsOf(cluster: Pick<Cluster, 'aws'>, ulid: string): Promise<Job[]> {
  const client = openMediaConvert(cluster);
  try {
    const jobs = await listJobs(client);
    return jobs.filter(({ UserMetadata }) => UserMetadata?.['production_ulid'] === ulid);
  } finally {
    client.destroy();
  }
}
