/** The log of a render's job tells progress four times. @returns the line for it, unless it was told before. */
export function quarterLine(percent: number, before: number | null): string | undefined {
  return quarterOf(percent) > quarterOf(before ?? 0) ? `${percent} % transcoded` : undefined;
}

function quarterOf(percent: number): number {
  return Math.floor(percent / 25);
}
