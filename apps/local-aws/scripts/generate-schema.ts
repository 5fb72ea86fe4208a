import { writeFile } from 'node:fs/promises';
import { generateCreateJobSchema } from './create-job-schema.ts';

const target = new URL('../src/mediaconvert/create-job.schema.generated.json', import.meta.url);
await writeFile(target, generateCreateJobSchema());
