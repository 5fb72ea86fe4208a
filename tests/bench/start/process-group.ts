import { readdir, readFile } from 'node:fs/promises';

/** What a process and its descendants have used, in ms, and the memory that they hold, in MB */
export type Usage = { user_ms: number; system_ms: number; rss_mb: number };

/** Linux counts CPU time in hundredths of a second for programs on every architecture that Node runs on. */
const msPerTick = 10;

/** Sums up what the processes of a group use, with those of their children that have ended. It reads Linux's /proc. */
export async function measureGroup(group: number): Promise<Usage> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const usages = await Promise.all(pids.map((pid) => readUsage(pid, group)));
  const sum = (name: keyof Usage) => usages.reduce((total, usage) => total + (usage?.[name] ?? 0), 0);
  return { user_ms: sum('user_ms'), system_ms: sum('system_ms'), rss_mb: sum('rss_mb') };
}

/** Reads what proc_pid_stat(5) and proc_pid_status(5) describe. A process may be gone meanwhile. */
async function readUsage(pid: string, group: number): Promise<Usage | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the name, in parentheses; it may hold spaces and parentheses.
  const [, , pgrp, ...fields] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  if (pgrp !== group) return undefined;
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(8, 12);
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return {
    user_ms: (user + childrenUser) * msPerTick,
    system_ms: (system + childrenSystem) * msPerTick,
    rss_mb: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024,
  };
}
