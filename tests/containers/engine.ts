import { existsSync } from 'node:fs';
import { docker } from './docker.ts';

/** systemd makes it when it runs the machine. */
const systemd = '/run/systemd/system';

/**
 * Tells which engine answers, and makes the docker command suit Podman.
 * @returns such as `Engine 26.1.5`, or `Podman Engine 4.3.1`
 */
export async function meetEngine(say: (line: string) => void): Promise<string> {
  const format = '{{with index .Server.Components 0}}{{.Name}} {{.Version}}{{end}}';
  const engine = await docker(['version', '--format', format]);
  if (!engine.startsWith('Podman')) return engine;
  // Podman has the builder that Docker had before BuildKit.
  process.env['DOCKER_BUILDKIT'] = '0';
  if (process.platform === 'linux' && !existsSync(systemd))
    say(
      'Podman leaves health checks to systemd, which does not run here: nothing gets healthy unless something else calls “podman healthcheck run”',
    );
  return engine;
}
