import { createClient, ok } from '@bacs/client';
import type { Stack } from './stack.ts';

/** Says where to see everything, with a link that signs a browser in once. */
export async function describeSignIn(stack: Stack): Promise<string> {
  const { url } = await ok(createClient(stack).http.POST('/api/session/tickets'));
  return `See it, signed in once within ten minutes ("npx bacs open" makes another link):\n  ${url}`;
}
