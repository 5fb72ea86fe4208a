import { explainFailure } from '@bacs/process';
import closeWithGrace from 'close-with-grace';
import { buildLocalAws } from './app.ts';
import { readConfig } from './config.ts';

const config = await explainFailure(() => readConfig(process.env));
const app = await buildLocalAws(config);

closeWithGrace({ delay: 8_000 }, async ({ err, signal }) => {
  if (err) app.log.error(err);
  app.log.info({ signal }, 'closing');
  await app.close();
});

await explainFailure(() => app.listen({ host: config.host, port: config.port }));
