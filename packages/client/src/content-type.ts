/** The types that the API takes, by the extensions of names */
export const typesByExtension: Record<string, string> = {
  mp4: 'video/mp4',
  m4v: 'video/x-m4v',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  '3gp': 'video/3gpp',
  '3g2': 'video/3gpp2',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  vob: 'video/mpeg',
  ts: 'video/mp2t',
  mts: 'video/mp2t',
  m2ts: 'video/mp2t',
  mxf: 'application/mxf',
  avi: 'video/x-msvideo',
  flv: 'video/x-flv',
  f4v: 'video/x-f4v',
  asf: 'video/x-ms-asf',
  wmv: 'video/x-ms-wmv',
};
const taken = new Set(Object.values(typesByExtension));

/**
 * Names the type of a film. Systems disagree about the less common ones, and take `.ts` for the texts of a translator.
 * What a file is, MediaConvert sees for itself.
 * @param told by the browser; empty if it does not know
 */
export function nameContentType(filename: string, told: string): string {
  const [essence = ''] = told.split(';');
  if (taken.has(essence)) return told;
  const extension = filename.split('.').at(-1)?.toLowerCase() ?? '';
  return typesByExtension[extension] ?? 'video/mp4';
}
