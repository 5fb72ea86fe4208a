import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { Document } from './document.ts';
import { finishDocument } from './finish.ts';

export const openapi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'bacs productions',
      description:
        'One upload, many productions: renders by AWS Elemental MediaConvert, published into spaces.',
      version: '0.1.0',
    },
    tags: [
      { name: 'keys', description: 'API keys' },
      { name: 'uploads', description: 'Source videos' },
      { name: 'productions', description: 'Renders of an upload' },
      { name: 'profiles', description: 'Named MediaConvert settings' },
      { name: 'spaces', description: 'Where productions are published' },
      { name: 'publications', description: 'A production in a space' },
      { name: 'feeds', description: 'What spaces show' },
      { name: 'deletions', description: 'The removal of objects and rows, with a receipt' },
      { name: 'health', description: 'For orchestrators' },
    ],
    components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } } },
  },
  transformObject: (documents) => {
    if (!('openapiObject' in documents)) return documents.swaggerObject;
    const document = structuredClone(documents.openapiObject);
    finishDocument(document as unknown as Document);
    return document;
  },
};
