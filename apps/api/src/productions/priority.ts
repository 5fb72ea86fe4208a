import { Type } from 'typebox';

/** The lane of a production; its user's own go before or behind each other by it. */
export const Priority = Type.Enum(['low', 'normal', 'high'], {
  description: [
    'Which of your own productions goes first while several wait in line: `high` before `normal` before `low`, then the',
    'older one. It changes nothing between you and other users, who take turns.',
  ].join(' '),
});
