import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { type ContentKind, type GroupKind, type Orientation, orientationIn } from '@bacs/domain';
import { extensionOf, nameOf } from './output-names.ts';
import { contentKindOf, destinationsOf, groupKindOf, groupsOf, outputsOf } from './outputs.ts';

export type OutputSummary = {
  /** the kind of its group */
  group: GroupKind;
  kind: ContentKind;
  name: string;
  /** absent if the source decides, or no folder names one */
  orientation?: Orientation;
  /** pixels; absent if the source decides */
  width?: number;
  height?: number;
  /** of a single file, without a dot */
  extension?: string;
};

/** Lists every output of a template, in the order of the settings. */
export function summarizeOutputs(settings: JobSettings): OutputSummary[] {
  return groupsOf(settings).flatMap((group) => {
    const orientation = orientationIn(destinationsOf(group)[0] ?? '');
    const groupKind = groupKindOf(group) ?? 'files';
    return outputsOf(group).map((output) => {
      const { Width, Height } = output.VideoDescription ?? {};
      return {
        group: groupKind,
        kind: contentKindOf(output) ?? 'video',
        name: nameOf(output),
        ...(orientation !== undefined && { orientation }),
        ...(Width !== undefined && { width: Width }),
        ...(Height !== undefined && { height: Height }),
        ...(groupKind === 'files' && { extension: extensionOf(output) }),
      };
    });
  });
}
