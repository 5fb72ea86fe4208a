import type { Output, OutputGroup } from '../wire.ts';
import type { Problem } from './problem.ts';

const settingsOfType: Record<string, string> = {
  HLS_GROUP_SETTINGS: 'hlsGroupSettings',
  FILE_GROUP_SETTINGS: 'fileGroupSettings',
  DASH_ISO_GROUP_SETTINGS: 'dashIsoGroupSettings',
  CMAF_GROUP_SETTINGS: 'cmafGroupSettings',
  MS_SMOOTH_GROUP_SETTINGS: 'msSmoothGroupSettings',
};

const containersOfType: Record<string, string[]> = {
  HLS_GROUP_SETTINGS: ['M3U8', 'RAW'],
  DASH_ISO_GROUP_SETTINGS: ['MPD', 'CMFC'],
  CMAF_GROUP_SETTINGS: ['CMFC'],
  MS_SMOOTH_GROUP_SETTINGS: ['ISMV'],
};

export function* checkGroup({ at, value }: { at: string; value: unknown }): Generator<Problem> {
  const group = value as OutputGroup;
  const type = group.outputGroupSettings?.type ?? '';
  const member = settingsOfType[type];
  if (member && !(member in (group.outputGroupSettings ?? {}))) {
    yield { at: `${at}/outputGroupSettings`, text: `${member} is a required property` };
  }

  const outputs = group.outputs ?? [];
  for (const [index, output] of outputs.entries()) {
    const place = `${at}/outputs/${index}`;
    const container = output.containerSettings?.container;
    const allowed = allowedContainers(type, output.videoDescription?.codecSettings?.codec);
    if (container && allowed && !allowed.includes(container)) {
      yield {
        at: `${place}/containerSettings/container`,
        text: `Should be equal to one of the allowed values in ${JSON.stringify(allowed)}`,
      };
    }
    if (!output.nameModifier && outputs.some((other) => other !== output && wouldCollide(other, output))) {
      yield { at: place, text: 'nameModifier is a required property' };
    }
    if ((output.nameModifier?.length ?? 1) > 256) {
      yield { at: `${place}/nameModifier`, text: 'Should have at most 256 characters' };
    }
  }
}

/**
 * MediaConvert's documents require a name modifier of each output of a group. AWS's own samples leave it out where the
 * extensions of files differ, so this rule claims only what is certain.
 */
function wouldCollide(one: Output, other: Output) {
  return extensionOf(one) === extensionOf(other);
}

function extensionOf({ extension, containerSettings }: Output) {
  return extension ?? containerSettings?.container;
}

function allowedContainers(type: string, codec: string | undefined) {
  return codec === 'FRAME_CAPTURE' ? ['RAW'] : containersOfType[type];
}
