import type { Database } from '../schema.ts';

/** Finds the user of this e-mail address or adds one. @returns the user's id. */
export async function ensureUser(
  db: Database,
  { email, displayName }: { email: string; displayName: string },
) {
  await db
    .insertInto('users')
    .values({ email, display_name: displayName })
    // The plain "do nothing" of MySQL; IGNORE would also swallow a value that does not fit.
    .onDuplicateKeyUpdate((eb) => ({ id: eb.ref('users.id') }))
    .execute();
  const user = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return user.id;
}
