import type { Member as MemberRow, ReadableSpace } from '@bacs/db/spaces';
import { type Static, Type } from 'typebox';
import { presentName } from '../http/display-name.ts';
import { Problem } from '../http/errors.ts';
import { Nullable, Timestamp, toTimestamp } from '../http/schemas.ts';

export const MemberRole = Type.Enum(['viewer', 'publisher', 'moderator'], {
  description: [
    'A `viewer` reads the space. A `publisher` also publishes into it. A `moderator` also decides, like the',
    'owner, what the space shows and who its members are.',
  ].join(' '),
});

export const Member = Type.Object(
  {
    user_id: Type.Integer(),
    display_name: Nullable(
      Type.String({ description: 'The name that the user has for others; null when they have none' }),
    ),
    role: MemberRole,
    created_at: Nullable(Timestamp),
  },
  { title: 'Member' },
);

export function presentMember({ user_id, display_name, role, created_at }: MemberRow): Static<typeof Member> {
  return { user_id, display_name: presentName(display_name), role, created_at: toTimestamp(created_at) };
}

/** @throws SPACE_IS_PERSONAL when nobody but the owner is to be in the space. */
export function refusePersonal({ type }: Pick<ReadableSpace, 'type'>): void {
  if (type === 'personal') throw new Problem('SPACE_IS_PERSONAL');
}
