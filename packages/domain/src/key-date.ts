export const monthPattern = '\\d{4}-(?:0[1-9]|1[0-2])';
export const dayPattern = '(?:0[1-9]|[12]\\d|3[01])';

const keyDate = new RegExp(`^${monthPattern}/${dayPattern}$`);

/** Tells whether a text is a date as keys contain it: `YYYY-MM/DD`. */
export function isKeyDate(value: string): boolean {
  return keyDate.test(value);
}

/** Turns `YYYY-MM-DD` into `YYYY-MM/DD`; undefined for anything else, such as the dates of zeros in older rows. */
export function toKeyDate(date: string | null): string | undefined {
  const found = date && `${date.slice(0, 7)}/${date.slice(8, 10)}`;
  return found && isKeyDate(found) ? found : undefined;
}

/** `YYYY-MM/DD` → `YYYY-MM-DD` */
export function fromKeyDate(date: string): string {
  return date.replace('/', '-');
}
