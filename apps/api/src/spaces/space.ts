import { type ReadableSpace, requiresReview } from '@bacs/db/spaces';
import { type Static, Type } from 'typebox';
import { NumericId } from '../http/addresses.ts';
import { Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';

export const SpaceType = Type.Enum(['personal', 'group', 'channel'], {
  description: [
    'Who may read the space: only the owner of a `personal` space, the members of a `group`, everybody for',
    'a `channel`',
  ].join(' '),
});

const requireReview = Type.Boolean({
  description: 'true when a moderator has to approve what a publisher publishes before the space shows it',
});

export const Space = Type.Object(
  {
    id: Type.Integer(),
    type: Nullable(SpaceType),
    name: Type.String(),
    slug: Type.String(),
    owner_id: Type.Integer(),
    role: Nullable(
      Type.Enum(['owner', 'moderator', 'publisher', 'viewer'], {
        description:
          'Your role in the space; null when you read it as a channel or as an operator, without being a member',
      }),
    ),
    settings: Type.Object({ require_review: requireReview }),
    created_at: Nullable(Timestamp),
    closed_at: Nullable(
      Type.String({
        format: 'date-time',
        description: 'When an operator closed the space, which shows nothing from then on',
      }),
    ),
  },
  { title: 'Space' },
);

export const SpaceSettings = Type.Object({ require_review: Type.Optional(requireReview) }, strict);

export const SpaceParams = Type.Object({ id: NumericId });

export function presentSpace(space: ReadableSpace): Static<typeof Space> {
  const { id, type, name, slug, owner_user_id, role, settings, created_at, closed_at } = space;
  return {
    id,
    type,
    name,
    slug,
    owner_id: owner_user_id,
    role,
    settings: { require_review: requiresReview(settings) },
    created_at: toTimestamp(created_at),
    closed_at: toTimestamp(closed_at),
  };
}
