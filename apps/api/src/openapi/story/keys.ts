import { alma, page, secret } from './facts.ts';

const key = {
  id: 5,
  kind: 'key',
  user_id: alma.id,
  name: 'newsroom',
  role: 'member',
  prefix: 'bacs_Zm9yIHl',
  created_at: '2026-11-22T10:00:00.000Z',
  last_used_at: null,
  revoked_at: null,
  made_by: 4,
  expires_at: '2027-11-22T10:00:00.000Z',
};
const used = { ...key, last_used_at: '2026-11-22T10:20:00.000Z' };

export const keyExamples = {
  createApiKey: {
    body: { name: 'newsroom', role: 'member', expires_at: key.expires_at },
    201: { api_key: key, key: `bacs_${secret}` },
  },
  listApiKeys: { 200: page(used) },
  revokeApiKey: {
    200: { ...used, revoked_at: '2026-12-20T08:05:00.000Z', revoked_descendants: [6] },
  },
  getMe: { 200: { ...alma, role: 'member', unfinished_productions: { count: 1, most: 500 } } },
};
