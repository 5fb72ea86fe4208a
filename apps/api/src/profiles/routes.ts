import { type Profile as CatalogueProfile, summarizeOutputs, UnknownProfileError } from '@bacs/mc-profiles';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { Dependencies } from '../dependencies.ts';
import { Problem } from '../http/errors.ts';
import { problemResponses } from '../http/problem-details.ts';
import { apiKeySecurity } from '../http/schemas.ts';
import { OutputSummaries, Renditions } from './renditions.ts';

const Profile = Type.Object(
  {
    name: Type.String(),
    hash: Type.String({ description: 'SHA-256 of the settings of the profile, with unfilled tokens' }),
    renditions: Renditions,
    outputs: OutputSummaries,
  },
  { title: 'Profile' },
);

const tags = ['profiles'];
const security = apiKeySecurity;

export const profileRoutes: FastifyPluginAsyncTypebox<Dependencies> = async (app, { profiles }) => {
  app.get(
    '/profiles',
    {
      schema: {
        operationId: 'listProfiles',
        description: 'Anybody with an API key may list the profiles.',
        tags,
        security,
        response: { 200: Type.Object({ items: Type.Array(Profile) }), ...problemResponses(400, 401) },
      },
    },
    async () => ({ items: profiles.list().map(presentProfile) }),
  );

  app.get(
    '/profiles/:name',
    {
      schema: {
        operationId: 'getProfile',
        description: 'Anybody with an API key may read a profile.',
        tags,
        security,
        params: Type.Object({ name: Type.String({ minLength: 1, maxLength: 128 }) }),
        response: { 200: Profile, ...problemResponses(400, 401, 404) },
      },
    },
    async ({ params }) => presentProfile(requireProfile(params.name)),
  );

  function requireProfile(name: string): CatalogueProfile {
    try {
      return profiles.get(name);
    } catch (error) {
      if (error instanceof UnknownProfileError) throw new Problem('PROFILE_NOT_FOUND', error.message);
      throw error;
    }
  }
};

function presentProfile({ name, hash, renditions, settings }: CatalogueProfile): Static<typeof Profile> {
  return { name, hash, renditions, outputs: summarizeOutputs(settings) };
}
