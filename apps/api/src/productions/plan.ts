import { pickSettings } from '@bacs/db/productions';
import { isIncomplete } from '@bacs/db/uploads';
import { contentKinds, groupKinds } from '@bacs/domain';
import { placeholderUlid } from '@bacs/mc-profiles';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity, Nullable } from '../http/schemas.ts';
import { Renditions } from '../profiles/renditions.ts';
import { requestDescription } from '../uploads/request-description.ts';
import { requireUpload } from '../uploads/upload.ts';
import { CreateProduction } from './create.ts';
import { findIdentical } from './identical.ts';
import { planProduction } from './render-plan.ts';
import { requireChosenProfile } from './settings-choice.ts';

const Destination = Type.Object(
  {
    kind: Type.Enum([...groupKinds]),
    orientation: Nullable(Type.String()),
    bucket: Type.String(),
    prefix: Type.String(),
    playlist_key: Nullable(Type.String()),
    mpd_key: Nullable(Type.String()),
    additional_keys: Type.Array(Type.String(), { description: 'Further playlists and MPDs of the group' }),
    poster_keys: Type.Array(Type.String()),
    renditions: Type.Array(
      Type.Object({
        kind: Type.Enum([...contentKinds]),
        name: Type.String(),
        playlist_key: Nullable(Type.String()),
        width: Type.Optional(Type.Integer()),
        height: Type.Optional(Type.Integer()),
      }),
    ),
    files: Type.Array(
      Type.Object({
        kind: Type.Enum([...contentKinds]),
        name: Type.String(),
        key: Type.String({ description: 'For `frames`, the first image' }),
        width: Type.Optional(Type.Integer()),
        height: Type.Optional(Type.Integer()),
      }),
    ),
  },
  {
    description: `The objects that one output group writes. ${placeholderUlid} stands for the ULID of the production.`,
  },
);

const Plan = Type.Object(
  {
    profile: Type.String(),
    profile_hash: Type.String({ description: 'The hash that listProfiles returns for the profile' }),
    settings_hash: Nullable(
      Type.String({
        description: 'The hash that the production will have if the upload and the profile do not change',
      }),
    ),
    settings: Nullable(
      Type.Object(
        {},
        { additionalProperties: true, description: 'MediaConvert job settings, all tokens resolved' },
      ),
    ),
    token_values: Type.Record(Type.String(), Type.String()),
    destinations: Type.Array(Destination),
    renditions: Renditions,
    rules: Type.Array(
      Type.Object({
        name: Type.String(),
        about: Type.String({
          description: 'Why, in plain words',
          examples: ['The source is interlaced: its fields are made into whole frames.'],
        }),
        outputs: Type.Array(Type.String(), {
          description: 'Names of the outputs that the rule has changed',
          examples: [['1080p_h', '720p_h', '480p_h', '_poster']],
        }),
      }),
      {
        description: 'The rules that have changed the settings of the profile because of what the source is',
      },
    ),
    problems: Type.Array(Type.Object({ code: Type.String(), message: Type.String() }), {
      description: [
        'What prevents the render, what the plan cannot know yet, and what will be seen in the outputs; empty when',
        'there is nothing. UPLOAD_INCOMPLETE, OUTPUT_COLLISION, OUTPUT_TOO_LARGE, NO_PICTURE and TOKEN_… prevent the',
        'render. SOURCE_UNKNOWN and SIZE_UNKNOWN: the source is not described yet, ask again in a few seconds.',
        'PROBE_REFUSED, PROBE_MISSING, PROBE_DECLINED and PROBE_ODD: MediaConvert does not describe the source. In all',
        'these cases the settings may change. UPSCALED, OTHER_ORIENTATION, NOT_TURNED and NO_SOUND will be seen.',
      ].join(' '),
    }),
    identical_production: Nullable(
      Type.String({
        description:
          'ULID of the newest production of this upload with the same settings, completed or unfinished',
      }),
    ),
  },
  { title: 'Plan' },
);

export const planRoute: FastifyPluginAsyncTypebox<Dependencies> = async (
  app,
  { db, queues, profiles, config },
) => {
  const outputBucket = config.OUTPUT_BUCKET;
  app.post(
    '/productions/plan',
    {
      schema: {
        operationId: 'planProduction',
        description: [
          'Shows what createProduction would render with the same body, and where to. Writes nothing. If MediaConvert',
          'has not described the source yet, a worker asks it; `problems` says what the plan cannot know until then.',
        ].join(' '),
        tags: ['productions'],
        security: apiKeySecurity,
        body: CreateProduction,
        response: { 200: Plan, ...problemResponses(400, 401, 404, 413, 415, 422) },
      },
    },
    async ({ body, caller, log }) => {
      const upload = await requireUpload(db, caller, body.upload_id);
      if (!isIncomplete(upload)) await requestDescription(queues, upload, log);
      const profile = requireChosenProfile(profiles, upload, body);
      const plan = planProduction(upload, profile, { config: pickSettings(body), outputBucket });
      const hash = plan.settingsHash;
      return {
        profile: profile.name,
        profile_hash: profile.hash,
        settings_hash: hash,
        settings: plan.settings && { ...plan.settings },
        token_values: plan.tokens,
        destinations: plan.outputs,
        renditions: plan.renditions,
        rules: plan.rules,
        problems: plan.problems,
        identical_production:
          hash && (await findIdentical({ db, profiles, outputBucket }, caller.userId, upload, hash)),
      };
    },
  );
};
