import { type BacsClient, ok } from '@bacs/client';
import { Failure } from './failure.ts';

/** @throws Failure that names the profiles that there are, if one of these is not among them */
export async function requireProfiles(bacs: BacsClient, wanted: string[]): Promise<void> {
  if (wanted.length === 0) return;
  const { items } = await ok(bacs.http.GET('/api/profiles'));
  const names = items.map(({ name }) => name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new Failure('usage', `There is no profile ${unknown}. There are: ${names.join(', ')}`);
}
