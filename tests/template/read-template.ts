import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { type CollectionTag, parse, type ScalarTag } from 'yaml';

/** The parts of a CloudFormation template. Values may be calls of its functions: `{ 'Fn::GetAtt': ['Queue', 'Arn'] }`. */
export type Template = {
  Parameters: Record<string, { Type: string; Default?: string; AllowedValues?: string[] }>;
  Conditions: Record<string, unknown>;
  Resources: Record<string, { Type: string; Condition?: string; Properties?: Record<string, unknown> }>;
  Outputs: Record<string, { Value: unknown; Condition?: string }>;
};

const ofName = (tag: string, call: (name: string) => object): ScalarTag => ({ tag, resolve: call });
const ofList = (name: string): CollectionTag => ({
  tag: `!${name}`,
  collection: 'seq',
  resolve: (list) => ({ [`Fn::${name}`]: list.toJSON() }),
});
/** YAML's short forms of the functions that our template calls. Another one is an error. */
const customTags = [
  ofName('!Ref', (name) => ({ Ref: name })),
  ofName('!Sub', (text) => ({ 'Fn::Sub': text })),
  ofName('!GetAtt', (path) => ({ 'Fn::GetAtt': path.split(/\.(.*)/s, 2) })),
  ofList('If'),
  ofList('Equals'),
  ofList('Not'),
];

export const templateFile = join(repositoryRoot, 'deploy/aws.yaml');

export async function readTemplate(): Promise<Template> {
  // CloudFormation takes no aliases of YAML.
  return parse(await readFile(templateFile, 'utf8'), { customTags, logLevel: 'error', maxAliasCount: 0 });
}
