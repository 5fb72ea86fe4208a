import { type components, createClient } from '@bacs/client';
import { observe } from './connection.ts';

export type Schemas = components['schemas'];
export type { Production, Upload } from '@bacs/client';

/** The API, with the cookie of the session in place of a key. */
export const bacs = createClient({ apiUrl: location.origin, fetch: observe });
