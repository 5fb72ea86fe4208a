/** Returns where the console of AWS shows a MediaConvert job. Some regions have a console of their own. */
export function consoleUrl(region: string, jobId: string): string {
  const host = region.startsWith('cn-')
    ? 'console.amazonaws.cn'
    : region.startsWith('us-gov-')
      ? 'console.amazonaws-us-gov.com'
      : `${region}.console.aws.amazon.com`;
  return `https://${host}/mediaconvert/home?region=${region}#/jobs/summary/${encodeURIComponent(jobId)}`;
}
