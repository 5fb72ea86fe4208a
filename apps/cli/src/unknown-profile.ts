import { ApiError, type BacsClient, ok } from '@bacs/client';
import { Failure } from './failure.ts';

/** Makes a handler of errors that names the profiles that there are, if the one that was asked for is not among them. */
export function explainUnknownProfile(
  bacs: BacsClient,
  wanted: string | undefined,
): (error: unknown) => Promise<never> {
  return async (error) => {
    if (error instanceof ApiError && error.code === 'UNKNOWN_PROFILE')
      await requireProfiles(bacs, wanted ? [wanted] : []);
    throw error;
  };
}

/** @throws Failure that names the profiles that there are, if one is not among them */
export async function requireProfiles(bacs: BacsClient, wanted: string[]): Promise<void> {
  if (wanted.length === 0) return;
  const { items } = await ok(bacs.http.GET('/api/profiles'));
  const names = items.map(({ name }) => name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Failure('usage', `There is no profile ${unknown}. There are: ${names.join(', ')}`);
}
