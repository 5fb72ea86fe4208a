import { ulid } from 'ulid';
import type { Random } from '../soak/random.ts';

export type Row = Record<string, string | number | null>;

const zero = '0000-00-00 00:00:00';
const begun = Date.UTC(2023, 0, 1);

/** Returns true once in `n` calls, at random. */
const rarely = (random: Random, n: number) => random.int(1, n) === 1;
const asTime = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const hex = (random: Random, digits: number) =>
  Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('');

export function legacyUsers(random: Random, count: number): Row[] {
  return numbers(count).map((id) => ({
    id,
    email: `user${id}@example.com`,
    display_name: rarely(random, 10) ? null : `Häns ${id} 🎬`,
    password_hash: hex(random, 60),
    bio: rarely(random, 2) ? null : 'about me',
    created_at: rarely(random, 10) ? zero : asTime(begun),
  }));
}

/** Makes channels, and spaces that the first user owns, so that one reader can read them all. */
export function legacySpaces(random: Random, count: number): Row[] {
  return numbers(count).map((id) => ({
    id,
    type: random.pick(['personal', 'group', 'channel']),
    owner_user_id: 1,
    name: `Space ${id}`,
    slug: `space-${id}`,
    settings: rarely(random, 2) ? null : '{"theme":"dark"}',
    created_at: rarely(random, 3) ? zero : null,
  }));
}

export function legacyUploads(random: Random, count: number): Row[] {
  return numbers(count).map((id) => {
    const uuid = `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;
    const createdMs = begun + id * 60_000;
    const day = asTime(createdMs).slice(0, 10);
    const [month, date] = [day.slice(0, 7), day.slice(8)];
    const key = random.pick([
      `uploads/${month}/${date}/${uuid}/video.mp4`,
      `uploads/${day}/${uuid}/my film (${id}).mov`,
      `${uuid}-höhle ${id}.mp4`,
      `odd/${id}/without-extension`,
    ]);
    const status = random.pick([
      'completed',
      'completed',
      'completed',
      'queued',
      'processing',
      'failed',
      other(),
    ]);
    function other() {
      return random.pick(['uploaded', 'signed', 'uploading', null]);
    }
    return {
      id,
      s3_bucket: 'bacs-mc-uploads',
      s3_key: rarely(random, 200) ? null : key,
      original_filename: rarely(random, 5) ? null : `film ${id}.mp4`,
      size_bytes: rarely(random, 5) ? null : random.int(1, 1e9),
      status,
      output_prefix: random.pick([
        `${month}/${date}/${uuid}/portrait/`,
        `${month}/${date}/${uuid}/landscape/`,
        null,
      ]),
      asset_uuid: rarely(random, 3) ? null : uuid,
      date_ymd: rarely(random, 3) ? null : day,
      user_id: random.pick([1, 2, 3, 999_999, null]),
      views: random.int(0, 1000),
      created_at: time(random, createdMs),
      uploaded_at: time(random, createdMs + 5_000),
      touched_at: time(random, createdMs + 9_000),
    };
  });
}

/**
 * Makes four productions in each second. A third has no ULID, and now and then one was created at another time
 * altogether.
 */
export function legacyProductions(random: Random, count: number, uploads: Row[]): Row[] {
  return numbers(count).map((id) => {
    const isElsewhen = rarely(random, 20);
    const second = isElsewhen ? random.int(0, count) : Math.floor(id / 4);
    const createdMs = begun + second * 1_000;
    const upload = uploads[random.int(0, uploads.length - 1)];
    const status = random.pick(['completed', 'completed', 'completed', 'failed', 'queued', 'pending', null]);
    return {
      id,
      upload_id: rarely(random, 50) ? random.pick([uploads.length + 7, null]) : Number(upload?.id),
      user_id: rarely(random, 50) ? random.pick([999_999, null]) : 1,
      ulid: isElsewhen || rarely(random, 3) ? null : ulid(createdMs + 1 + (id % 4) * 200),
      name: rarely(random, 3) ? null : `Film ${id} ä`,
      status,
      config: random.pick([null, '{}', '{"profile":null,"quality":"hq"}']),
      output_prefix: rarely(random, 3) ? null : `2023-01/0${random.int(1, 9)}/production-${id}/landscape/`,
      mediaconvert_job_id: rarely(random, 3) ? null : `1700000000000-${hex(random, 6)}`,
      error_message: status === 'failed' ? 'it broke' : null,
      priority: random.int(0, 9),
      created_at: time(random, createdMs),
      started_at: time(random, createdMs + 1_000),
      completed_at: status === 'completed' ? time(random, createdMs + 60_000) : null,
      updated_at: time(random, createdMs + 61_000),
    };
  });
}

export function legacyPublications(
  random: Random,
  count: number,
  { uploads, productions, spaces }: { uploads: Row[]; productions: Row[]; spaces: Row[] },
): Row[] {
  const taken = new Set<string>();
  return numbers(count).flatMap((id): Row[] => {
    const space = random.int(1, spaces.length);
    const production = rarely(random, 3) ? undefined : productions[random.int(0, productions.length - 1)];
    const productionId = rarely(random, 50) ? productions.length + id : Number(production?.id ?? 0) || null;
    const once = `${productionId} ${space}`;
    if (productionId !== null && taken.has(once)) return [];
    taken.add(once);
    const visible_in_global = random.pick([0, 1, 1, null]);
    const publishedMs = begun + Math.floor(id / 3) * 1_000;
    return [
      {
        id,
        upload_id: Number(production?.upload_id ?? random.int(1, uploads.length + 2)),
        production_id: productionId,
        space_id: rarely(random, 100) ? spaces.length + 5 : space,
        status: random.pick([
          'published',
          'published',
          'published',
          'published',
          'unpublished',
          'draft',
          null,
        ]),
        is_primary: random.int(0, 1),
        // Publications for members are hidden from everybody else, whatever the older system's flag says.
        visibility: random.pick(
          visible_in_global === 1 ? ['inherit', 'public', null] : ['inherit', 'members', null],
        ),
        owner_user_id: random.pick([1, 999_999, null]),
        visible_in_space: random.pick([1, 1, 1, 0, null]),
        visible_in_global,
        published_at: time(random, publishedMs),
        created_at: time(random, publishedMs),
        updated_at: time(random, publishedMs),
      },
    ];
  });
}

export function legacyEvents(random: Random, count: number): Row[] {
  return numbers(count).map((id) => ({
    id,
    publication_id: random.int(1, count * 2),
    actor_user_id: random.pick([1, null]),
    action: random.pick(['published', null]),
    detail: random.pick([null, '{"why":"ä"}']),
    created_at: time(random, begun + id),
  }));
}

function time(random: Random, ms: number): string | null {
  return rarely(random, 40) ? random.pick([zero, null]) : asTime(ms);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
