import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { bundleAsync } from 'lightningcss';
import { rolldown } from 'rolldown';
import { removeOld } from './remove-old.ts';

const source = join(import.meta.dirname, '../src');
const compress = promisify(brotliCompress);
/** A higher one takes five times as long and saves a twentieth. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

type File = { name: string; text: string };

/**
 * Builds the pages into a folder: index.html, and below assets/ files with a hash of their content in their name, so that
 * they may be kept for ever. Each has its Brotli form beside it. Several processes may build at the same time, and others
 * may serve the folder meanwhile.
 */
export async function buildWeb(outDir: string, now = Date.now()): Promise<void> {
  const [{ main, ahead, chunks }, style, icon, page] = await Promise.all([
    bundleScripts(),
    bundleStyle(),
    readFile(join(source, 'icon.svg'), 'utf8').then((text) => named('icon', 'svg', text)),
    readFile(join(source, 'index.html'), 'utf8'),
  ]);
  const index = page
    .replace('main.tsx', main.name)
    .replace(
      '</head>',
      `${ahead.map((name) => `<link rel="modulepreload" href="/${name}">`).join('')}</head>`,
    )
    .replace('styles/index.css', style.name)
    .replace('icon.svg', icon.name);
  const assets = [main, ...chunks, style, icon];
  await mkdir(join(outDir, 'assets'), { recursive: true });
  await Promise.all(assets.map((asset) => writeOnce(outDir, asset)));
  // A page names its assets, so they are there before it is.
  await writeWhole(outDir, { name: 'index.html', text: index });
  await removeOld(outDir, assets, now);
}

/** @returns the first script that a page loads, the names of those that it needs at once, and all others */
async function bundleScripts() {
  const bundler = await rolldown({
    input: join(source, 'main.tsx'),
    platform: 'browser',
    transform: { target: 'es2022' },
    tsconfig: join(source, '../tsconfig.json'),
  });
  const { output } = await bundler.generate({
    format: 'esm',
    minify: true,
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
  });
  await bundler.close();
  const [main, ...chunks] = output.flatMap((file) =>
    file.type === 'chunk' ? [{ name: file.fileName, text: file.code, imports: file.imports }] : [],
  );
  if (!main) throw new Error('The bundle is empty');
  return { main, ahead: main.imports, chunks };
}

async function bundleStyle(): Promise<File> {
  const { code } = await bundleAsync({ filename: join(source, 'styles/index.css'), minify: true });
  return named('style', 'css', Buffer.from(code).toString());
}

function named(name: string, extension: string, text: string): File {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  return { name: `assets/${name}-${hash}.${extension}`, text };
}

/** Writes what is not there yet: the name of a file tells its content. */
async function writeOnce(outDir: string, file: File) {
  const isThere = await stat(join(outDir, `${file.name}.br`)).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeWhole(outDir, file);
}

/** The compressed form comes last, so that both are there when it is; each appears as a whole. */
async function writeWhole(outDir: string, { name, text }: File) {
  const place = async (path: string, content: string | Uint8Array) => {
    const unfinished = `${path}.${crypto.randomUUID()}`;
    await writeFile(unfinished, content);
    await rename(unfinished, path);
  };
  await place(join(outDir, name), text);
  await place(join(outDir, `${name}.br`), await compress(text, quality));
}
