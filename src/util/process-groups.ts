/** Milliseconds between the polite and the final signal. */
export const GRACE = 2_000;

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const groups = new Set<number>();

/** Ends every process group that is still running; for the handler of a signal. Resolves when all are gone. */
export async function endAllProcesses(graceMs: number = GRACE): Promise<void> {
  await Promise.all([...groups].map((pid) => endGroup(pid, graceMs)));
}

/** Ends one watched group: politely, then, after `graceMs`, for good. Resolves when it is gone or was sent SIGKILL. */
export async function endGroup(pid: number, graceMs: number): Promise<void> {
  const deadline = performance.now() + graceMs;
  if (!groups.has(pid) || !signalGroup(pid, 'SIGTERM')) return;
  while (performance.now() < deadline) {
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
    if (!signalGroup(pid, 0)) return;
  }
  signalGroup(pid, 'SIGKILL');
}

/**
 * Signals a group by the process id of its leader and says whether it was there; signal 0 only asks. Windows has no
 * groups: there the program alone is signalled.
 */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    return false;
  }
}

/** From now on the group ends at the latest with our own process: on exit, and on SIGINT, SIGTERM and SIGHUP. */
export function watchGroup(pid: number): void {
  if (groups.size === 0) {
    process.on('exit', killAll);
    for (const signal of STOP_SIGNALS) process.on(signal, onStopSignal);
  }
  groups.add(pid);
}

/** The group is gone; with the last one our signal handlers go too. */
export function unwatchGroup(pid: number): void {
  groups.delete(pid);
  if (groups.size > 0) return;
  process.off('exit', killAll);
  for (const signal of STOP_SIGNALS) process.off(signal, onStopSignal);
}

function killAll(): void {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
}

function onStopSignal(signal: NodeJS.Signals): void {
  void endAllAndStop(signal, process.listenerCount(signal) === 1);
}

// Our listener takes away what the signal does by itself; where nobody else listens, we do that at the end.
async function endAllAndStop(signal: NodeJS.Signals, alone: boolean): Promise<void> {
  await endAllProcesses();
  if (!alone) return;
  process.off(signal, onStopSignal);
  process.kill(process.pid, signal);
}
