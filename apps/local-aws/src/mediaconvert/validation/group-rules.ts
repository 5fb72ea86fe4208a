import type { OutputGroup } from '../wire.ts';
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
    if (outputs.length > 1 && !output.nameModifier) {
      yield { at: place, text: 'nameModifier is a required property' };
    }
  }
}

function allowedContainers(type: string, codec: string | undefined) {
  return codec === 'FRAME_CAPTURE' ? ['RAW'] : containersOfType[type];
}
