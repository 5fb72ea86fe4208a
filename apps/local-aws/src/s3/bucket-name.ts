/** This is part of a regular expression. The first path segments of the other protocols are not bucket names. */
export const bucketName = '(?!2017-08-29(?![a-z0-9.-]))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]';

const wholeName = new RegExp(`^${bucketName}$`);

export function isBucketName(name: string): boolean {
  return wholeName.test(name);
}
