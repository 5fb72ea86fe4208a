import { createPool, type RowDataPacket } from 'mysql2/promise';

export type Floor = {
  /** Reads the publications with these ids, and what belongs to each. */
  read: (ids: number[]) => Promise<number>;
  close: () => Promise<void>;
};

/** The bare program: it knows which publications a page shows, and reads each row by its primary key. */
export function openFloor(uri: string): Floor {
  const pool = createPool({ uri, connectionLimit: 1, timezone: 'Z' });
  return {
    read: async (ids) => {
      const [rows] = await pool.query<RowDataPacket[]>(statement, [ids]);
      return rows.length;
    },
    close: () => pool.end(),
  };
}

const statement = `SELECT sp.id, sp.published_at, p.ulid, p.outputs, p.name, p.output_prefix, u.output_prefix,
    u.asset_uuid, u.s3_key, u.original_filename, u.description, u.duration_seconds, owner.id, owner.display_name
  FROM space_publications sp
    LEFT JOIN uploads u ON u.id = sp.upload_id
    LEFT JOIN productions p ON p.id = sp.production_id
    LEFT JOIN users owner ON owner.id = u.user_id
    LEFT JOIN spaces s ON s.id = sp.space_id
  WHERE sp.id IN (?) ORDER BY sp.published_at DESC`;
