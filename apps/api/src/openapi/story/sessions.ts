import { alma, secret } from './facts.ts';

export const sessionExamples = {
  createSession: {
    body: { api_key: `bacs_${secret}` },
    201: { user_id: alma.id, role: 'member', expires_at: '2026-11-22T22:00:00.000Z' },
  },
  createSessionTicket: {
    201: {
      ticket: secret,
      url: `https://bacs.example.com/#sign-in=${secret}`,
      expires_at: '2026-11-22T10:10:00.000Z',
    },
  },
};
