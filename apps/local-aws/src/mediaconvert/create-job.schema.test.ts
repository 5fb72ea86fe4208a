import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateCreateJobSchema } from '../../scripts/create-job-schema.ts';

it('is what the generator makes of the installed SDK', () => {
  const committed = readFileSync(new URL('create-job.schema.generated.json', import.meta.url), 'utf8');
  // toBe would take minutes to print the difference of two texts of this length.
  expect(committed === generateCreateJobSchema(), 'run the generate script of apps/local-aws').toBe(true);
});
