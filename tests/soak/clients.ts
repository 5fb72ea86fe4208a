import type { Cluster } from '../cluster/cluster.ts';
import type { Client } from './load.ts';

export const clientCount = 2;
export const uploadsEach = 2;

/** Makes users with uploads. */
export async function openClients(cluster: Cluster): Promise<Client[]> {
  const film = await cluster.film();
  return await Promise.all(
    Array.from({ length: clientCount }, async () => {
      const api = await cluster.signUp();
      const uploads = await Promise.all(Array.from({ length: uploadsEach }, () => api.upload(film)));
      return { api, uploadUuids: uploads.map(({ uuid }) => uuid) };
    }),
  );
}
