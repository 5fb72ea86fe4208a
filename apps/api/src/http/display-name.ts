/**
 * Returns a user's name as others see it. Many names of the older system are e-mail addresses. Nothing of an address is
 * shown, and a name that has nothing else is no name.
 */
export function presentName(name: string | null | undefined): string | null {
  const shown = name
    ?.replace(/[<(]?[^\s@<>()]+@[^\s@<>()]+[>)]?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return shown || null;
}
