import { writeFile } from 'node:fs/promises';
import { generateJobSchema } from './job-schema.ts';

await writeFile(new URL('../src/job.schema.generated.json', import.meta.url), generateJobSchema());
