/** Shows a time of the API where the user is, as 2026-11-22 11:16:02. */
export function toLocalTime(time: string | null | undefined): string | undefined {
  // Swedes write times so.
  return time ? new Date(time).toLocaleString('sv-SE') : undefined;
}
