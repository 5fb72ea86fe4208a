import { Type } from 'typebox';

/** What settings render, in order; a member is absent where it is the source's to say. */
export const Renditions = Type.Array(
  Type.Object({
    name: Type.String(),
    orientation: Type.Optional(Type.String()),
    width: Type.Optional(Type.Integer({ description: 'Pixels' })),
    height: Type.Optional(Type.Integer({ description: 'Pixels' })),
    rate_control: Type.Optional(Type.String()),
    bitrate: Type.Optional(Type.Integer({ description: 'Bits per second; the maximum for QVBR' })),
  }),
);
