import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDockerUsable, repositoryRoot } from '@bacs/stack';
import { Command } from 'commander';
import { execa } from 'execa';
import { ensureBaseImages } from './base-images.ts';
import { meetEngine } from './engine.ts';
import { checkImage } from './inspect-images.ts';
import { openProject } from './project.ts';
import { runStory } from './story.ts';

const noEngine = `No container engine answers. Start Docker; or start Podman's service with "systemctl start podman.socket",
and set DOCKER_HOST to unix:///run/podman/podman.sock. Both need the docker command with its compose plugin:
  Debian 13: apt-get install docker-cli docker-compose, and podman or docker.io with docker-buildx
  Debian 12: docker-ce-cli and docker-compose-plugin of Docker's own packages, and podman or docker-ce`;

const program = new Command('npm run containers --')
  .description(
    'Builds every image, runs docker-compose.yml, and does to its containers what befalls containers.',
  )
  .option('--compare <commit>', 'build the images of this commit too, and tell their sizes')
  .option('--where-possible', 'end well where no container engine answers')
  .option('--keep', 'leave the images for the next time, so that it takes a minute and not four')
  .addHelpText(
    'after',
    '\nThe last line of its output is one JSON object; the exit code is 1 when something does not hold.',
  )
  .showHelpAfterError()
  .parse();
const options = program.opts<{ compare?: string; wherePossible?: boolean; keep?: boolean }>();

const say = (line: string) => process.stderr.write(`${line}\n`);
const megabytes = (sizes: Record<string, number>) =>
  Object.fromEntries(Object.entries(sizes).map(([image, bytes]) => [image, Math.round(bytes / 1e6)]));

if (await isDockerUsable()) {
  const result = await run().catch((error: Error) => ({ error: error.message }));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  if ('error' in result) process.exitCode = 1;
} else {
  say(noEngine);
  process.stdout.write(`${JSON.stringify({ skipped: 'no container engine' })}\n`);
  process.exitCode = options.wherePossible ? 0 : 1;
}

async function run() {
  const engine = await meetEngine(say);
  const base = await ensureBaseImages(say);
  const project = await openProject(
    options.keep ? 'bacs-containers' : `bacs-containers-${process.pid}`,
    base.env,
  );
  try {
    say('Building the images …');
    await project.build();
    const sizes = await project.sizes();
    for (const image of ['admin', 'api', 'worker']) await checkImage(project.imageOf(image));
    const found = await runStory(project, say);
    const before = options.compare === undefined ? undefined : await readSizesOf(options.compare, base.env);
    return {
      engine,
      base_images: base.isLocal ? 'local' : 'official',
      sizes_mb: megabytes(sizes),
      before_mb: before && megabytes(before),
      ...found,
    };
  } finally {
    say('Removing what was started …');
    await project.remove({ images: !options.keep }).catch(({ message }: Error) => {
      // An error here would hide the one before.
      say(message);
      process.exitCode = 1;
    });
  }
}

/** Builds the images of another commit, which need not know of other base images. */
async function readSizesOf(commit: string, baseImages: Record<string, string>) {
  say(`Building the images of ${commit} …`);
  const dir = await mkdtemp(join(tmpdir(), 'bacs-before-'));
  try {
    const archive = execa('git', ['archive', commit], {
      cwd: repositoryRoot,
      encoding: 'buffer',
      buffer: false,
    });
    await archive.pipe('tar', ['-x', '-C', dir]);
    const before = await openProject(`bacs-before-${process.pid}`, baseImages, dir);
    await before.build();
    const sizes = await before.sizes();
    await before.remove({ images: true });
    return sizes;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
