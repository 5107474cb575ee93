import { readFileSync } from 'node:fs';

/** The kernel counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/** Processor time of a process with all its threads so far, in milliseconds; null where it cannot be read. */
export function cpuOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; user and system time are 12 and 13 places behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  } catch {
    return null;
  }
}

/** Resident memory of a process in kilobytes; null where it cannot be read. */
export function memoryOf(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

/** Processor time of the backends that serve a database; null when PostgreSQL runs elsewhere. */
export async function backendsCpu(client, database) {
  const { rows } = await client.query('select pid from pg_stat_activity where datname = $1', [
    database,
  ]);
  const times = new Map();
  for (const { pid } of rows) {
    const name = nameOf(pid);
    if (name === null || !name.startsWith('postgres')) return null;
    times.set(pid, cpuOf(pid));
  }
  return times;
}

function nameOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return null;
  }
}

/** What the backends used between two readings. One that came in between counts from its start. */
export function spent(before, after) {
  if (!before || !after) return null;
  let sum = 0;
  for (const [pid, time] of after) sum += Math.max(0, time - (before.get(pid) ?? 0));
  return sum;
}
