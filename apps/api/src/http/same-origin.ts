import type { FastifyRequest } from 'fastify';
import { Problem } from './errors.ts';

/**
 * Lets through only what this service's own pages send, or, to read, what somebody types into the address bar. A browser
 * adds the session's cookie by itself, so the cookie alone does not say that its user has meant the request. Without TLS
 * and off the own machine, browsers tell no site: then the cookie's SameSite keeps other sites out, and the origin those
 * on other ports.
 * @throws CROSS_SITE
 */
export function refuseOtherSites({ method, headers, host }: FastifyRequest): void {
  const { 'sec-fetch-site': site, origin } = headers;
  const isReading = method === 'GET' || method === 'HEAD';
  const isOurs =
    site === undefined
      ? (isReading && origin === undefined) || (origin !== undefined && URL.parse(origin)?.host === host)
      : site === 'same-origin' || (isReading && site === 'none');
  if (!isOurs) throw new Problem('CROSS_SITE', 'Only pages of this service may use its session.');
}
