import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const mostKeys = 10_000;

/** Counts in memory and forgets the oldest of too many keys, so that many new addresses cannot fill the memory. */
export class BoundedLimiter extends RateLimiterMemory {
  readonly #keys = new Set<string | number>();

  override async consume(key: string | number): Promise<RateLimiterRes> {
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (oldest !== undefined && this.#keys.size > mostKeys) {
      this.#keys.delete(oldest);
      await this.delete(oldest);
    }
    return await super.consume(key);
  }
}
