/** How others see somebody: where the name is an e-mail address, as many of the older system are, without its host. */
export function presentName(name: string | null | undefined): string | null {
  return name?.replace(/([^\s@<>()]+)@[^\s@<>()]+/g, '$1') ?? null;
}
