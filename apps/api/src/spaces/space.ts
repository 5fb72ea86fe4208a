import { type ReadableSpace, requiresReview } from '@bacs/db/spaces';
import { type Static, Type } from 'typebox';
import { NumericId } from '../http/addresses.ts';
import { Nullable, strict, Timestamp, toTimestamp } from '../http/schemas.ts';

export const SpaceType = Type.Enum(['personal', 'group', 'channel'], {
  description: 'Who may read it: `personal` its owner, `group` its members, `channel` everybody',
});

const requireReview = Type.Boolean({
  description: 'Whether what a publisher brings is shown only once a moderator has approved it',
});

export const Space = Type.Object(
  {
    id: Type.Integer(),
    type: SpaceType,
    name: Type.String(),
    slug: Type.String(),
    owner_id: Type.Integer(),
    role: Nullable(
      Type.Enum(['owner', 'moderator', 'publisher', 'viewer'], {
        description: 'Yours; null in a channel that you are no member of',
      }),
    ),
    settings: Type.Object({ require_review: requireReview }),
    created_at: Nullable(Timestamp),
  },
  { title: 'Space' },
);

export const SpaceSettings = Type.Object({ require_review: Type.Optional(requireReview) }, strict);

export const SpaceParams = Type.Object({ id: NumericId });

export function presentSpace(space: ReadableSpace): Static<typeof Space> {
  const { id, type, name, slug, owner_user_id, role, settings, created_at } = space;
  return {
    id,
    type,
    name,
    slug,
    owner_id: owner_user_id,
    role,
    settings: { require_review: requiresReview(settings) },
    created_at: toTimestamp(created_at),
  };
}
