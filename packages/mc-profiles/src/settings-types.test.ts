import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** JSON imports widen enums to string, so the compiler is given the settings as literals. */
function findTypeErrors(sources: Record<string, string>): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    // Without the types of browsers, which are most of them.
    lib: ['lib.es2023.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const files = new Map(
    Object.entries(sources).map(([name, json]) => [
      fileURLToPath(new URL(`${name}.virtual.ts`, import.meta.url)),
      `import type { JobSettings } from '@aws-sdk/client-mediaconvert';\nexport const x: JobSettings = ${json};`,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile: readSource, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readSource(file);
  host.getSourceFile = (file, version, ...rest) => {
    const source = files.get(file);
    return source === undefined
      ? getSourceFile(file, version, ...rest)
      : ts.createSourceFile(file, source, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  });
}

const golden = new URL('golden/', import.meta.url);

async function readGolden(): Promise<Record<string, string>> {
  const files = await readdir(golden);
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [file, await readFile(new URL(file, golden), 'utf8')] as const),
    ),
  );
}

test('every golden file is JobSettings to the compiler, and a wrong enum, member or type is none', async () => {
  const sources = await readGolden();
  expect(Object.keys(sources).length).toBeGreaterThanOrEqual(9);
  const simple = sources['simple-hls.portrait.golden.json'] ?? '';
  const broken = {
    enum: simple.replace('"RateControlMode": "QVBR"', '"RateControlMode": "QBVR"'),
    member: simple.replace('"SegmentLength"', '"SegmentLenght"'),
    type: simple.replace('"MaxBitrate": 5000000', '"MaxBitrate": "5000000"'),
  };
  const errors = findTypeErrors({ ...sources, ...broken });
  expect(errors).toEqual([
    expect.stringContaining(`'"QBVR"' is not assignable to type 'H264RateControlMode`),
    expect.stringMatching(/'"SegmentLenght"' does not exist in type 'HlsGroupSettings'/),
    expect.stringContaining("Type 'string' is not assignable to type 'number'"),
  ]);
}, 60_000);
