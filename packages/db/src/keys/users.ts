import { displayNameOf } from '../display-name.ts';
import type { Database, User } from '../schema.ts';

/** Finds the user of this e-mail address or adds one. @returns the user's id. */
export async function ensureUser(
  db: Database,
  { email, displayName }: { email: string; displayName: string | null },
): Promise<number> {
  const known = await findUserByEmail(db, email);
  if (known) return known.id;
  // The older system's table may require more of a new row than this service knows.
  await db
    .insertInto('users')
    .values({ email, display_name: displayName })
    // This is MySQL's plain "do nothing"; IGNORE would also accept a value that does not fit.
    .onDuplicateKeyUpdate((eb) => ({ id: eb.ref('users.id') }))
    .execute();
  const user = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return user.id;
}

/** Finds the user with this e-mail address, which only operators may know. */
export async function findUserByEmail(db: Database, email: string): Promise<{ id: number } | undefined> {
  return await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst();
}

/** Finds a user as others may see them, without the e-mail address. */
export async function findUser(
  db: Database,
  id: number,
): Promise<Pick<User, 'id' | 'display_name'> | undefined> {
  return await db
    .selectFrom('users')
    .select('id')
    .select(displayNameOf('users').as('display_name'))
    .where('id', '=', id)
    .executeTakeFirst();
}
