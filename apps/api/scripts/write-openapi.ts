import { writeFileSync } from 'node:fs';
import { buildApp, openDependencies, readConfig } from '../src/index.ts';
import { describeTypes } from './describe-types.ts';

// The script connects to none of these: the document follows from the routes alone.
const { deps, closeDependencies } = await openDependencies(
  readConfig({
    DATABASE_URL: 'mysql://nobody@127.0.0.1:1/nothing',
    REDIS_URL: 'redis://127.0.0.1:1',
    AWS_REGION: 'us-east-1',
    UPLOAD_BUCKET: 'uploads',
    OUTPUT_BUCKET: 'outputs',
    OUTPUT_BASE_URL: 'https://cdn.example.com/',
  }),
);
const app = await buildApp(deps);
await app.ready();
const document = `${JSON.stringify(app.swagger(), null, 2)}\n`;
write('apps/api/openapi.json', document);
write('packages/client/src/openapi.generated.ts', await describeTypes(document));
await app.close();
await closeDependencies();

function write(path: string, text: string): void {
  writeFileSync(new URL(`../../../${path}`, import.meta.url), text);
  process.stdout.write(`wrote ${path}\n`);
}
