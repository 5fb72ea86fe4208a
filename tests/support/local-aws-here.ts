import { buildLocalAws, readConfig } from '@bacs/local-aws';
import { openProxy } from '../cluster/proxy.ts';
import { type Aws, connectAws, type OpenAws } from '../cluster/servers.ts';

/** Runs local-aws in this process, for tests that neither kill it nor set its clock. */
export const openLocalAwsHere: OpenAws<Aws> = async (_processes, port, { env }) => {
  const app = await buildLocalAws(readConfig({ ...env, LOG_LEVEL: 'silent' }));
  const url = await app.listen({ host: '127.0.0.1', port });
  const { close, ...clients } = connectAws(url);
  return {
    ...clients,
    url,
    port,
    proxy: await openProxy(port),
    close: async () => {
      await close();
      // Whoever has connected and asks nothing would keep it open for a minute.
      app.server.closeAllConnections();
      await app.close();
    },
  };
};
