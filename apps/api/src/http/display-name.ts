/**
 * Returns a user's name as others see it. Many names of the older system are e-mail addresses; they lose their host.
 */
export function presentName(name: string | null | undefined): string | null {
  return name?.replace(/([^\s@<>()]+)@[^\s@<>()]+/g, '$1') ?? null;
}
