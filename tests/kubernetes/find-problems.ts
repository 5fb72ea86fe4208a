import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import ts from 'typescript';
import type { Manifest } from './manifests.ts';

/** Where the published schemas of a group of Kubernetes' or of KEDA are. */
function findModule(apiVersion: string): string {
  return apiVersion.startsWith('keda.sh/')
    ? `@kubernetes-models/keda/${apiVersion}`
    : `kubernetes-models/${apiVersion}`;
}

/**
 * Checks objects against the schemas that Kubernetes and KEDA publish. The schemas let unknown fields pass, and so does
 * a cluster, which leaves them out: a misspelled probe would be none. So the compiler looks for these.
 * @returns what is wrong; empty if nothing is.
 */
export async function findManifestProblems(manifests: Manifest[]): Promise<string[]> {
  const invalid = await Promise.all(manifests.map(explainInvalid));
  return [...invalid.flat(), ...explainUnknown(manifests)];
}

async function explainInvalid(manifest: Manifest): Promise<string[]> {
  const { apiVersion, kind, metadata } = manifest;
  const models = await import(findModule(apiVersion)).catch(() => ({}));
  if (!(kind in models)) return [`${metadata.name}: there is no ${kind} in ${apiVersion}`];
  try {
    new models[kind](manifest).validate();
    return [];
  } catch (error) {
    return [`${kind} ${metadata.name}: ${(error as Error).message}`];
  }
}

/** The compiler gets each object as a line of its own. */
function explainUnknown(manifests: Manifest[]): string[] {
  const file = join(repositoryRoot, 'tests/kubernetes/typed-manifests.ts');
  const text = manifests
    .map(
      (manifest, index) =>
        `export const object${index} = ${JSON.stringify(manifest)} satisfies import('${findModule(manifest.apiVersion)}').I${manifest.kind};`,
    )
    .join('\n');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024);
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (path) => path === file || host.fileExists(path),
    getSourceFile: (path, ...rest) => (path === file ? source : readOnce(path, ...rest)),
  });
  return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
    const { kind, metadata } = manifests[source.getLineAndCharacterOfPosition(start).line] ?? {};
    return `${kind} ${metadata?.name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  // Without the types of browsers, which are most of them.
  lib: ['lib.es2024.d.ts'],
  types: [],
};
const host = ts.createCompilerHost(options);
const sources = new Map<string, ts.SourceFile | undefined>();

const readOnce: ts.CompilerHost['getSourceFile'] = (path, ...rest) => {
  if (!sources.has(path)) sources.set(path, host.getSourceFile(path, ...rest));
  return sources.get(path);
};
