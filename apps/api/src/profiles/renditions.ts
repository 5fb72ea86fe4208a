import { Type } from 'typebox';

/** The renditions of some settings, in order. A field is absent if the source decides its value. */
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
