import { childPlaylistName, fileName, fragmentName, initName } from '../../naming.ts';
import type { AudioRendition, FragmentedGroup, VideoRendition } from '../../plan-fragmented.ts';
import type { Destination } from '../../plan-groups.ts';

type Names = {
  playlist: string;
  init: string;
  segment: (number: number) => string;
  before: string;
  extension: string;
};

/** Names what a rendition writes. A single file holds the initialization and all segments. */
export function fragmentNames(
  { base, extensions, singleFile }: Destination & FragmentedGroup,
  { kind, nameModifier }: Pick<VideoRendition | AudioRendition, 'kind' | 'nameModifier'>,
): Names {
  const extension = extensions[kind];
  const single = fileName(base, nameModifier, extension);
  return {
    playlist: childPlaylistName(base, nameModifier),
    init: singleFile ? single : initName(base, nameModifier, extension),
    segment: (number) => (singleFile ? single : fragmentName(base, nameModifier, number, extension)),
    before: base + nameModifier,
    extension,
  };
}
