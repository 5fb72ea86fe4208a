import { MIMEType } from 'node:util';
import { Problem } from '../http/errors.ts';

/** Maps the types of the containers that MediaConvert reads to file extensions. Some containers have several types. */
const extensions: Record<string, string> = {
  'video/mp4': 'mp4',
  'video/x-m4v': 'm4v',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/matroska': 'mkv',
  'video/x-matroska': 'mkv',
  'video/3gpp': '3gp',
  'video/3gpp2': '3g2',
  'video/mpeg': 'mpg',
  'video/mp2t': 'ts',
  'application/mxf': 'mxf',
  'video/avi': 'avi',
  'video/msvideo': 'avi',
  'video/vnd.avi': 'avi',
  'video/x-msvideo': 'avi',
  'video/x-flv': 'flv',
  'video/x-f4v': 'f4v',
  'video/x-ms-asf': 'asf',
  'video/x-ms-wmv': 'wmv',
};

export const contentTypes: string[] = Object.keys(extensions);

/**
 * Returns the extension for a file of this content type. Its name has no case, and parameters such as `codecs` do not
 * change it.
 * @throws INVALID_REQUEST, which lists what is allowed
 */
export function extensionOf(contentType: string): string {
  const extension = extensions[essenceOf(contentType)];
  if (extension !== undefined) return extension;
  throw new Problem(
    'INVALID_REQUEST',
    `The content_type ${contentType} is not that of a film. Allowed are ${contentTypes.join(', ')}.`,
  );
}

function essenceOf(contentType: string): string {
  try {
    return new MIMEType(contentType).essence;
  } catch {
    return '';
  }
}
