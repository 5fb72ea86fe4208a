/** Tells what a job is about, in the words of the log. The job of an attempt has the ULID of its row in its id. */
export function subjectOf(queue: string, jobId: string): Record<string, string> {
  const [ulid = ''] = jobId.split('.');
  if (queue === 'render') return { production: ulid };
  if (queue === 'bulk') return { bulk_action: ulid };
  return queue === 'delete' ? { deletion: ulid } : {};
}
