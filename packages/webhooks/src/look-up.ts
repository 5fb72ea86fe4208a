import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';

/** As long as a try may take: the second question waits twice as long as the first. */
const patience = { timeout: 3_000, tries: 2 };

const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** Looks a name up in DNS. Of the names that this machine gives, it knows `localhost` alone. */
export const lookUp: LookupFunction = (hostname, options, callback) => {
  if (/^localhost\.*$/.test(hostname)) callback(null, loopback);
  // A new one sees which name servers the machine has now.
  else askBy(() => new Resolver(patience))(hostname, options, callback);
};

/**
 * Asks a resolver for all addresses of a name. Node's own `lookup` holds one of two threads while a name server is
 * silent: whatever else the process looks up would wait behind the receivers.
 */
export function askBy(openResolver: () => Resolver): LookupFunction {
  return (hostname, _options, callback) => {
    const resolver = openResolver();
    const asked = [
      resolver.resolve4(hostname).then((found) => found.map((address) => ({ address, family: 4 }))),
      resolver.resolve6(hostname).then((found) => found.map((address) => ({ address, family: 6 }))),
    ];
    void Promise.allSettled(asked).then((answers) => {
      const addresses = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      const failed = answers.find((one) => one.status === 'rejected');
      if (addresses.length === 0 && failed) callback(failed.reason, '');
      else callback(null, addresses);
    });
  };
}
