import { readFileSync } from 'node:fs';

// This folder is plain JavaScript: an older Node must be able to read it, to say or fetch what the rest needs.
const { engines } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** The oldest Node that runs this project, as "22.18". */
export const oldestNode = engines.node.replace(/^>=/, '');

/** Whether a version such as "24.1.0" is that or newer. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
