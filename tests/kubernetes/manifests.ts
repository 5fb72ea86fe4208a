import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { parseAllDocuments } from 'yaml';

export type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  [more: string]: unknown;
};

const folder = join(repositoryRoot, 'deploy/kubernetes');

/** Reads every object that `kubectl apply` gets. */
export function readManifests(): Manifest[] {
  return globSync('*.yaml', { cwd: folder, exclude: ['kustomization.yaml'] }).flatMap((file) =>
    parseManifests(readFileSync(join(folder, file), 'utf8')),
  );
}

export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS({ maxAliasCount: 0 }));
}
