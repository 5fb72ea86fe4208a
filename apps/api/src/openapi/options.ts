import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { Document } from './document.ts';
import { finishDocument } from './finish.ts';

export const openapi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'bacs productions',
      description: [
        'The service renders one upload into many productions with AWS Elemental MediaConvert and publishes',
        'them into spaces. A field that may be null is null, too, where the stored row holds something that no answer',
        'can show, such as a status of a later release.',
      ].join(' '),
      version: '0.1.0',
    },
    tags: [
      { name: 'keys', description: 'API keys' },
      {
        name: 'sessions',
        description: 'Browsers sign in with a session, whose secret only a cookie carries',
      },
      { name: 'uploads', description: 'Source videos' },
      { name: 'productions', description: 'Renders of an upload by MediaConvert' },
      { name: 'profiles', description: 'A profile is a named set of MediaConvert settings' },
      { name: 'spaces', description: 'Spaces show productions to their members or to everybody' },
      { name: 'publications', description: 'A publication is a production in a space' },
      { name: 'feeds', description: 'A feed lists what a space shows' },
      { name: 'deletions', description: 'A deletion removes objects and rows and keeps a receipt' },
      { name: 'events', description: 'What happens, as one stream that nobody misses a part of' },
      { name: 'webhooks', description: 'Addresses that events are sent to' },
      { name: 'operations', description: 'What operators ask about the running service' },
      { name: 'health', description: 'Checks for orchestrators' },
    ],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-bacs-session',
          description:
            'The cookie of `createSession`, for pages of this service. Without TLS its name has no prefix.',
        },
      },
    },
  },
  transformObject: (documents) => {
    if (!('openapiObject' in documents)) return documents.swaggerObject;
    const document = structuredClone(documents.openapiObject);
    finishDocument(document as unknown as Document);
    return document;
  },
};
