import { Type } from 'typebox';
import { Deletion } from '../deletions/deletion.ts';
import { Ulid } from '../http/addresses.ts';
import { Nullable, Timestamp } from '../http/schemas.ts';
import { Production } from '../productions/production.ts';
import { Timeline } from '../productions/timeline.ts';
import { Publication } from '../publications/publication.ts';
import { Upload } from '../uploads/upload.ts';

const At = Nullable(Timestamp);

/** What is known of a production, for operators */
export const Inspection = Type.Object(
  {
    production: Production,
    row: Type.Object(
      {
        blocked_at: At,
        released_at: At,
        submit_intent_at: At,
        submit_resent_at: At,
        submit_searched_at: At,
        updated_at: At,
        turn: Type.Integer(),
        failed_jobs: Type.Array(Type.Object({ id: Type.String(), code: Type.String() }), {
          description:
            'The MediaConvert jobs that AWS has failed by a fault of its own, oldest first; it was rendered again after each',
        }),
      },
      { description: 'What else its row says of how far the work is' },
    ),
    timeline: Timeline,
    settings: Type.Object({
      settings: Nullable(
        Type.Object(
          {},
          {
            additionalProperties: true,
            description: 'MediaConvert job settings, as a worker would build them now',
          },
        ),
      ),
      same: Nullable(
        Type.Boolean({ description: 'true when they are those that were sent; null while none were' }),
      ),
      problem: Nullable(Type.String({ description: 'Why they cannot be built' })),
    }),
    console_url: Nullable(
      Type.String({ description: 'Where the console of AWS shows the MediaConvert job' }),
    ),
    queue: Type.Enum(['found', 'none', 'unknown'], {
      description: 'Whether Redis has a job of the newest attempt; `unknown` while Redis does not tell',
    }),
    job: Nullable(
      Type.Object({
        id: Type.String(),
        state: Type.String({ description: 'As BullMQ names it' }),
        steps: Type.Integer({ description: 'How many times a worker has begun a step' }),
        errors: Type.Integer({ description: 'How many of these ended with an error' }),
        failed_reason: Nullable(Type.String()),
        created_at: At,
        log: Type.Array(Type.String(), { description: 'What the steps have noted, each with its time' }),
        board_url: Type.String({ description: 'Where Bull Board shows it' }),
      }),
    ),
    upload: Nullable(Upload),
    publications: Type.Array(Publication, { description: 'The newest hundred' }),
    deletion: Nullable(Deletion),
    retries: Type.Array(Ulid(), { description: 'The newest productions that retry this one' }),
  },
  { title: 'Inspection' },
);
