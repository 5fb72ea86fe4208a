import { readFileSync } from 'node:fs';

// This folder is plain JavaScript, so that an older Node can run it and report or fetch what the rest needs.
const { engines } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** The oldest Node that runs this project, as "22.18". */
export const oldestNode = engines.node.replace(/^>=/, '');

/** Tells whether a version such as "24.1.0" is new enough. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
