import { contentKinds, groupKinds } from '@bacs/domain';
import { Type } from 'typebox';

/** The HLS renditions of some settings, in order. A field is absent if the source decides its value. */
export const Renditions = Type.Array(
  Type.Object({
    name: Type.String(),
    orientation: Type.Optional(Type.String()),
    width: Type.Optional(Type.Integer({ description: 'Pixels' })),
    height: Type.Optional(Type.Integer({ description: 'Pixels' })),
    rate_control: Type.Optional(Type.String()),
    bitrate: Type.Optional(Type.Integer({ description: 'Bits per second; the maximum for QVBR' })),
  }),
  { description: 'The renditions of HLS groups, in order' },
);

/** Every output of some settings, in order. A field is absent if the source decides its value. */
export const OutputSummaries = Type.Array(
  Type.Object({
    group: Type.Enum([...groupKinds], { description: 'The kind of the output group' }),
    kind: Type.Enum([...contentKinds]),
    name: Type.String(),
    orientation: Type.Optional(Type.String()),
    width: Type.Optional(Type.Integer({ description: 'Pixels' })),
    height: Type.Optional(Type.Integer({ description: 'Pixels' })),
    extension: Type.Optional(Type.String({ description: 'Extension of a single file, without a dot' })),
  }),
  { description: 'Every output of the profile, with those of `renditions`' },
);
