import type { BacsClient } from '@bacs/client';
import { Failure } from './failure.ts';
import { take } from './take.ts';

/** Finds the number of a space by its number or its slug. @throws Failure that names the spaces that there are */
export async function findSpace(bacs: BacsClient, wanted: string): Promise<number> {
  if (/^[1-9][0-9]{0,14}$/.test(wanted)) return Number(wanted);
  const spaces = await take(bacs.items('/api/spaces', { query: { limit: 100 } }), 1_000);
  const [space, ...others] = spaces.filter(({ slug }) => slug === wanted);
  if (space && others.length === 0) return space.id;
  if (space) throw new Failure('usage', `Several spaces have the slug ${wanted}; give a number: bacs spaces`);
  const slugs = spaces.map(({ slug }) => slug).join(', ');
  throw new Failure('usage', `There is no space ${wanted}. There ${slugs ? `are: ${slugs}` : 'is none.'}`);
}
