import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateJobSchema } from '../scripts/job-schema.ts';
import type { Schema } from './model.ts';

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

const { definitions }: { definitions: Record<string, Schema> } = JSON.parse(
  read('job.schema.generated.json'),
);

test('members, types and enums are what the generator makes of the installed SDK', () => {
  // toBe would take minutes to print the difference of two texts of this length.
  const isSame = read('job.schema.generated.json') === generateJobSchema();
  expect(isSame, 'npm run generate -w packages/mediaconvert-model').toBe(true);
});

/** The bounds come from another release than the SDK. These members are only in the bounds. */
const onlyInTheBounds: string[] = [];

const typesOfKeywords: Record<string, string[]> = {
  type: ['number'],
  minimum: ['number', 'integer'],
  maximum: ['number', 'integer'],
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  items: ['array'],
  additionalProperties: ['object'],
};

test('every bound is one of a member that the SDK has, and fits its type', () => {
  const { structures } = JSON.parse(read('job.bounds.generated.json'));
  const bounds = Object.entries<Record<string, object>>(structures).flatMap(([structure, members]) =>
    Object.entries(members).map(([member, bound]) => ({ structure, member, bound })),
  );
  expect(bounds.length).toBeGreaterThan(400);
  const unfit = bounds.filter(({ structure, member, bound }) => {
    const type = definitions[structure]?.properties?.[member]?.type ?? 'none';
    return !Object.keys(bound).every((keyword) => typesOfKeywords[keyword]?.includes(type));
  });
  expect(unfit.map(({ structure, member }) => `${structure}.${member}`)).toEqual(onlyInTheBounds);
});
