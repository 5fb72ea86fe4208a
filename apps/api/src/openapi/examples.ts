import type { Schema } from './document.ts';

const uuid = '0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11';
const ulid = '01JD9ZK5T2M8Q4W6X7Y8ZABCDE';
const prefix = `2026-11/22/${uuid}/${ulid}/landscape/`;
const media = `https://cdn.example.com/${prefix}`;
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** All examples of the document tell one story; the schema provides the values that are missing here. */
const byName: Record<string, unknown> = {
  actor_id: 7,
  bandwidth: 5_256_000,
  base: 'video',
  bytes: 18_874_368,
  code: 'OBJECT_MISSING',
  codec: 'AVC',
  coded_height: 1080,
  coded_width: 1920,
  container: 'mp4',
  content_type: 'video/mp4',
  cursor: 'WzQyXQ',
  description: 'The evening news of 22 November.',
  display_name: 'Alma',
  duration_seconds: 61,
  expires_at: '2026-11-22T11:15:30.000Z',
  fields: { key: `uploads/2026-11/22/${uuid}/video.mp4`, 'Content-Type': 'video/mp4' },
  filename: 'evening-news.mp4',
  frame_rate: 25,
  hash,
  height: 1080,
  id: 42,
  'idempotency-key': 'evening-news-2026-11-22',
  limit: 20,
  mediaconvert_job_id: '1763805330000-abc123',
  message: 'The file is not uploaded yet',
  name: 'Evening news',
  next_cursor: 'WzQyXQ',
  output_prefix: prefix,
  owner_id: 7,
  pixel_aspect_ratio: 1,
  playlist_url: `${media}video.m3u8`,
  poster_url: `${media}video_poster.0000000.jpg`,
  prefix: 'bacs_Zm9yIHl',
  production_id: ulid,
  production_ulid: ulid,
  profile: 'landscape-both-hls',
  profile_hash: hash,
  retried_from: ulid,
  rotation: 0,
  rotation_told: 0,
  settings_hash: hash,
  size_bytes: 18_874_368,
  slug: 'evening-news',
  space_id: 3,
  title: 'Evening news',
  ulid,
  upload_id: uuid,
  upload_uuid: uuid,
  url: 'https://bacs-mc-uploads.s3.amazonaws.com/',
  user_id: 7,
  uuid,
  width: 1920,
};

/** Maps the part of the path before a parameter to an example of its value. */
const byPart: Record<string, unknown> = {
  deletions: ulid,
  invitations: 12,
  members: 7,
  productions: ulid,
  profiles: 'landscape-both-hls',
  uploads: uuid,
};

export function exampleOfPathParameter(part: string, schema: Schema): unknown {
  return byPart[part] ?? buildExample(schema, 'id');
}

/** Builds a value that the schema accepts and that looks real to a reader. */
export function buildExample(schema: Schema, name: string): unknown {
  const { examples, anyOf, enum: values, properties } = schema;
  if (examples) return examples[0];
  if (schema.const !== undefined) return schema.const;
  if (values) return values[0];
  if (anyOf) return buildExample(anyOf.find(({ type }) => type !== 'null') ?? {}, name);
  if (properties) {
    const members = Object.entries(properties);
    return Object.fromEntries(members.map(([member, value]) => [member, buildExample(value, member)]));
  }
  const told = byName[name];
  if (told !== undefined && isOfType(told, schema.type)) return told;
  return schema.default ?? buildPlain(schema, name);
}

function isOfType(value: unknown, type: string | undefined): boolean {
  return type === undefined || typeof value === (type === 'integer' ? 'number' : type);
}

function buildPlain({ type, format, minimum = 0, items }: Schema, name: string): unknown {
  if (type === 'array') return items ? [buildExample(items, name.replace(/s$/, ''))] : [];
  if (type === 'object') return {};
  if (type === 'integer' || type === 'number') return Math.max(minimum, 1);
  if (type === 'boolean') return true;
  if (format === 'date-time') return '2026-11-22T10:15:30.000Z';
  return name.replaceAll('_', ' ');
}
