import { CreateJobCommand, GetJobCommand, MediaConvertClient } from '@aws-sdk/client-mediaconvert';
import { localCredentials, localRegion } from '@bacs/stack';
import pRetry from 'p-retry';
import type { Cluster } from '../cluster/cluster.ts';

/** The twins that the soak makes have this in their UserMetadata, and local-aws leaves such jobs SUBMITTED. */
export const twinMark = 'soak-twin';

/** Makes a second MediaConvert job for the newest production that has one, as a mistake of the provider would. */
export async function makeTwin({ mysql, aws }: Cluster): Promise<void> {
  const client = new MediaConvertClient({
    endpoint: aws.url,
    region: localRegion,
    credentials: localCredentials,
  });
  const make = async () => {
    const row = await mysql.db
      .selectFrom('productions')
      .select(['ulid', 'mediaconvert_job_id'])
      .where('mediaconvert_job_id', 'is not', null)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (!row) return;
    const { Job: job } = await client.send(new GetJobCommand({ Id: row.mediaconvert_job_id ?? '' }));
    const UserMetadata = { production_ulid: row.ulid, made_by: twinMark };
    await client.send(new CreateJobCommand({ Role: job?.Role, Settings: job?.Settings, UserMetadata }));
  };
  try {
    // The other faults apply here too; what is then made twice is a twin too.
    await pRetry(make, { retries: 20, minTimeout: 300, factor: 1 });
  } finally {
    client.destroy();
  }
}
