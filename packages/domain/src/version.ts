/** Tells whether a version such as `10.11.6-MariaDB` is below another one such as `10.11`; what follows is left out. */
export function isVersionBelow(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.', 2).map((part) => Number.parseInt(part, 10));
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
