import type { JobSettings, Output, OutputGroup } from '@aws-sdk/client-mediaconvert';
import { orientations } from '@bacs/domain';
import { destinationsOf, groupsOf, isHls, isPoster, outputsOf } from './outputs.ts';

/** Finds files that two outputs write, so that the later one replaces the earlier one. */
export function findCollisions(settings: JobSettings): string[] {
  const writers = new Map<string, string>();
  const problems = new Set<string>();
  for (const group of groupsOf(settings)) {
    for (const file of filesOf(group)) {
      const other = writers.get(file);
      if (other !== undefined) problems.add(`output groups ${other} and ${group.Name} both write ${file}`);
      writers.set(file, group.Name ?? '');
    }
  }
  return [...problems];
}

/** ORIENTATION may become either folder, so it is compared with both. */
function filesOf(group: OutputGroup): string[] {
  const folders = destinationsOf(group).flatMap((destination) =>
    destination.endsWith('/ORIENTATION/')
      ? orientations.map((orientation) => destination.replace('ORIENTATION/', `${orientation}/`))
      : [destination],
  );
  const modifiers = outputsOf(group).map((output) => output.NameModifier);
  const manifests = group.OutputGroupSettings?.HlsGroupSettings?.AdditionalManifests ?? [];
  const names = isHls(group)
    ? ['', ...modifiers, ...manifests.map((manifest) => manifest.ManifestNameModifier)].map(
        (name) => `${name}.m3u8`,
      )
    : outputsOf(group).map((output) => `${output.NameModifier}.${extensionOf(output)}`);
  return folders.flatMap((folder) => names.map((name) => `${folder}*${name}`));
}

function extensionOf(output: Output): string {
  const usual = isPoster(output) ? 'jpg' : output.ContainerSettings?.Container?.toLowerCase();
  return output.Extension ?? usual ?? '';
}
