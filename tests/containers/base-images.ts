import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@bacs/stack';
import { execa } from 'execa';
import { docker, hasImage } from './docker.ts';

/** The variables by which docker-compose.yml takes other base images, and the images of the registry. */
const official = {
  DEBIAN_IMAGE: 'debian:bookworm-slim',
  NODE_IMAGE: 'node:24-bookworm-slim',
  REDIS_IMAGE: 'redis:7',
  MYSQL_IMAGE: 'mysql:8.4',
};
type Variable = keyof typeof official;
export type BaseImages = { isLocal: boolean; env: Record<Variable, string> };

const recipes = join(repositoryRoot, 'tests/containers/base-images');
const local: Record<Variable, string> = {
  DEBIAN_IMAGE: 'bacs-base/debian',
  NODE_IMAGE: 'bacs-base/node',
  REDIS_IMAGE: 'bacs-base/redis',
  MYSQL_IMAGE: 'bacs-base/mysql',
};

/** Takes the images of the registry, or makes the like of them on this machine where none can be pulled. */
export async function ensureBaseImages(say: (line: string) => void): Promise<BaseImages> {
  if (await pullAll()) return { isLocal: false, env: official };
  say('The base images cannot be pulled. The like of them are made of Debian’s and npm’s packages:');
  say('  Node 24 and Redis are those, MariaDB stands in for MySQL 8.4');
  await ensureDebian(say);
  await ensureNode(say);
  await ensureServer('REDIS_IMAGE', 'redis', say);
  await ensureServer('MYSQL_IMAGE', 'mysql', say);
  return { isLocal: true, env: local };
}

/** An image of the same name that is here already says nothing of where it comes from, so each one is pulled. */
async function pullAll(): Promise<boolean> {
  for (const image of Object.values(official)) {
    const { failed } = await execa('docker', ['pull', '--quiet', image], { reject: false, timeout: 300_000 });
    if (failed) return false;
  }
  return true;
}

async function ensureDebian(say: (line: string) => void): Promise<void> {
  if (await hasImage(local.DEBIAN_IMAGE)) return;
  say('  Debian, by debootstrap (a minute or two) …');
  const dir = await mkdtemp(join(tmpdir(), 'bacs-debian-'));
  try {
    await execa('debootstrap', ['--variant=minbase', 'bookworm', dir], { timeout: 600_000 }).catch(
      (error: Error) => {
        throw new Error(
          `Debian's image cannot be made: install debootstrap and run this as root. ${error.message}`,
        );
      },
    );
    const needless = [
      'var/cache/apt',
      'var/lib/apt/lists',
      'usr/share/doc',
      'usr/share/man',
      'usr/share/locale',
    ];
    for (const folder of needless) await rm(join(dir, folder), { recursive: true, force: true });
    const tar = execa('tar', ['-C', dir, '-c', '.'], { encoding: 'buffer', buffer: false });
    await tar.pipe('docker', ['import', '-', local.DEBIAN_IMAGE]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The image gets the Node that runs this, an npm, and the registry and the certificates of this machine. */
async function ensureNode(say: (line: string) => void): Promise<void> {
  if (await hasImage(local.NODE_IMAGE)) return;
  say('  Node …');
  const dir = await mkdtemp(join(tmpdir(), 'bacs-node-'));
  try {
    await cp(join(recipes, 'node'), dir, { recursive: true });
    await cp(process.execPath, join(dir, 'node'), { dereference: true });
    await execa('npm', ['install', '--no-save', '--prefix', join(dir, 'fetched'), 'npm@11'], { cwd: dir });
    await cp(join(dir, 'fetched/node_modules/npm'), join(dir, 'npm'), { recursive: true });
    const { stdout: registry } = await execa('npm', ['config', 'get', 'registry']);
    const certificates = process.env['NODE_EXTRA_CA_CERTS'] ?? '/etc/ssl/certs/ca-certificates.crt';
    await cp(certificates, join(dir, 'ca-certificates.crt'), { dereference: true });
    await writeFile(join(dir, 'npmrc'), `registry=${registry}\ncafile=/etc/ssl/certs/ca-certificates.crt\n`);
    await build('NODE_IMAGE', dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function ensureServer(name: Variable, recipe: string, say: (line: string) => void): Promise<void> {
  if (await hasImage(local[name])) return;
  say(`  ${recipe} …`);
  await build(name, join(recipes, recipe));
}

async function build(name: Variable, dir: string): Promise<void> {
  const arg = `DEBIAN_IMAGE=${local.DEBIAN_IMAGE}`;
  await docker(['build', '--quiet', '--build-arg', arg, '--tag', local[name], dir]);
}
