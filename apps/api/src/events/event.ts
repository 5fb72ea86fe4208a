import { eventTypes } from '@bacs/domain';
import { Type } from 'typebox';
import { Nullable, Timestamp } from '../http/schemas.ts';

export const EventType = Type.Enum([...eventTypes]);

export const Event = Type.Object(
  {
    id: Type.Integer({
      description: 'The number of the event: they are given in the order of commits, without gaps',
    }),
    type: EventType,
    time: Nullable(Timestamp),
    version: Type.Integer({ description: 'Of `data`: it grows when a field changes its meaning' }),
    subject: Type.String({
      description:
        'ULID of the production, deletion or webhook, UUID of the upload, or number of the publication',
    }),
    user_id: Nullable(Type.Integer({ description: 'Number of the user whose resource it is' })),
    data: Nullable(
      Type.Object(
        {},
        {
          additionalProperties: true,
          description: [
            'The production, upload, publication, deletion or webhook as GET answered it then; of what is deleted, its ULID or',
            'UUID and the ULID of the deletion. null if its row held something that cannot be shown.',
          ].join(' '),
        },
      ),
    ),
  },
  { title: 'Event' },
);
