import type { BacsClient } from '@bacs/client';
import { Failure } from './failure.ts';
import { take } from './take.ts';

/** Finds the number of a space by its number or its slug. @throws Failure that names the spaces that there are */
export async function findSpace(bacs: BacsClient, wanted: string): Promise<number> {
  const read = (query: { slug?: string; limit: number }) =>
    take(bacs.items('/api/spaces', { query }), query.limit);
  const [space, ...others] = await read({ slug: wanted, limit: 2 });
  if (/^[1-9][0-9]{0,14}$/.test(wanted)) {
    const id = Number(wanted);
    if (!space || space.id === id) return id;
    // A slug may be a number, too.
    const { data: numbered } = await bacs.http.GET('/api/spaces/{id}', { params: { path: { id } } });
    if (numbered) {
      const both = `${wanted} is the number of the space ${numbered.slug} and the slug of the space ${space.id}`;
      throw new Failure('usage', `${both}. Give ${numbered.slug} or ${space.id}.`);
    }
  }
  if (space && others.length === 0) return space.id;
  if (space) throw new Failure('usage', `Several spaces have the slug ${wanted}; give a number: bacs spaces`);
  const newest = (await read({ limit: 10 })).map(({ slug }) => slug).join(', ');
  const hint = newest ? `The newest are: ${newest}. To see all: bacs spaces` : 'There is none.';
  throw new Failure('usage', `There is no space ${wanted}. ${hint}`);
}
