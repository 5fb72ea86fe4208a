import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What may be sent to besides public addresses by https. */
export type Targets = {
  /** This machine, by http too: for development */
  loopback: boolean;
};

/** Those of https. On other ports of a host there may be what understands something else. */
const ports = ['', '8443'];
/** Names that lead to nothing public, whatever DNS says */
const privateName = /(^|\.)(localhost|local|internal|home\.arpa)$/;
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Tells why nothing can be sent to a URL. What a name leads to is seen only when something is sent.
 * @returns the end of a sentence that begins with the name of the URL; undefined if nothing speaks against it.
 */
export function findUrlProblem(text: string, targets: Targets): string | undefined {
  if (!URL.canParse(text)) return 'is not a URL';
  const url = new URL(text);
  const host = hostOf(url);
  if (url.username !== '' || url.password !== '') return 'must have no user and no password';
  if (url.hash !== '') return 'must have no fragment';
  if (targets.loopback && isLoopback(host) && /^https?:$/.test(url.protocol)) return undefined;
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (!ports.includes(url.port)) return 'must have the port 443 or 8443';
  if (isIP(host) === 0 && (!host.includes('.') || privateName.test(host))) return 'must name a public host';
  if (isIP(host) !== 0 && !isAllowed(host, targets)) return 'must lead to a public address';
  return undefined;
}

/** Tells whether something may be sent to an address: one that is global unicast, and no door to others. */
export function isAllowed(address: string, targets: Targets): boolean {
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === 'loopback') return targets.loopback;
  return range === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(globalUnicast));
}

/**
 * Looks names up for sockets, and refuses a name if it leads to any address that nothing may be sent to. The socket
 * connects to the addresses that were checked and asks for no others.
 */
export function checkedLookup(lookup: LookupFunction, targets: Targets): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const addresses = Array.isArray(found) ? found : [];
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isAllowed(address, targets)))
        return callback(new Error('The name leads to an address that is not public'), '');
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || (isIP(host) !== 0 && ipaddr.parse(host).range() === 'loopback');
}

/** The URL's own parser has brought every form of a number into one. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$|\.+$/g, '');
}
