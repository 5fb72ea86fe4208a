import openapiTS, { astToString } from 'openapi-typescript';

/** Writes the TypeScript types of an OpenAPI document in JSON. */
export async function describeTypes(document: string): Promise<string> {
  return `// npm run openapi writes this file.\n\n${astToString(await openapiTS(document))}`;
}
