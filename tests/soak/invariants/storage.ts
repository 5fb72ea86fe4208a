import type { Evidence } from '../evidence.ts';

/** I8: every object of the output bucket lies below the root prefix of a production. */
export function nothingOutsideRootPrefixes({ rows, keys }: Evidence): string[] {
  const roots = new Set(
    rows.map(({ date_ymd, asset_uuid, ulid }) => {
      const [year, month, day] = (date_ymd ?? '').split('-');
      return `${year}-${month}/${day}/${asset_uuid}/${ulid}/`;
    }),
  );
  return [...keys].filter((key) => !roots.has(rootOf(key))).map((key) => `${key} belongs to no production`);
}

/** Returns the prefix `YYYY-MM/DD/{UPLOAD_UUID}/{PRODUCTION_ULID}/` of the key. */
function rootOf(key: string): string {
  return `${key.split('/').slice(0, 4).join('/')}/`;
}
