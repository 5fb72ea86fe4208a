import { Failure } from '../failure.ts';
import { toApiUrl } from './api-url.ts';
import { type Login, loginFile, readLogin } from './login-file.ts';

/**
 * Finds where the API is and the key for it: in the environment, else in the file of `bacs login`. The key of the file is
 * for the address of the file, and goes to no other.
 * @throws Failure that says what to do
 */
export async function findLogin(env: NodeJS.ProcessEnv): Promise<Login> {
  const { BACS_API_URL: givenUrl, BACS_API_KEY: givenKey } = env;
  const url = givenUrl ? toApiUrl(givenUrl, 'BACS_API_URL') : undefined;
  if (url && givenKey) return { apiUrl: url, apiKey: givenKey };
  const stored = await readLogin(loginFile(env));
  const apiUrl = url ?? stored?.apiUrl;
  const apiKey = givenKey || (stored?.apiUrl === apiUrl ? stored?.apiKey : undefined);
  if (apiUrl && apiKey) return { apiUrl, apiKey };
  if (apiUrl)
    throw new Failure('noKey', `There is no key for ${apiUrl}. Log in: bacs login --api-url ${apiUrl}`);
  throw new Failure(
    'noKey',
    'You are not logged in. Log in: bacs login. Or set BACS_API_URL and BACS_API_KEY.',
  );
}
