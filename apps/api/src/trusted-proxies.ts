import { isIP } from 'node:net';

const names = ['loopback', 'linklocal', 'uniquelocal'];
const form = `must be the number of proxies, or addresses, ranges and names (${names.join(', ')}), comma separated`;

/** @param hop 0 for the peer of the connection, 1 for the address that its X-Forwarded-For adds, and so on */
type IsTrusted = (address: string, hop: number) => boolean;

/**
 * Reads whose X-Forwarded-For is believed: that of so many proxies in front of the API, through which every request must
 * come, or of these proxies only. Fastify believes nobody if it gets a number itself.
 * @throws an error that names what means nothing
 */
export function parseTrustedProxies(text: string): IsTrusted | string[] {
  if (/^[1-9]\d?$/.test(text)) return (_address, hop) => hop < Number(text);
  if (/^(true|\*|all|yes)$/i.test(text))
    throw new Error(`${form}; who believes everybody lets each client choose its address`);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  const wrong = proxies.filter((proxy) => !isProxy(proxy));
  if (wrong.length > 0)
    throw new Error(`${form}; that is not ${wrong.map((proxy) => `"${proxy}"`).join(', ')}`);
  return proxies;
}

function isProxy(text: string): boolean {
  if (names.includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  // A range of no bits is everybody.
  return bits === undefined || (/^[1-9]\d*$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
