import type { Clock } from '../clock.ts';

/** What is to happen at a time of the virtual clock. */
export interface Agenda {
  readonly at: (time: Date, task: () => void) => void;
  /** Does what is due, earliest first, also what that makes due. */
  readonly run: () => void;
  readonly clear: () => void;
}

/** An empty agenda. Nothing happens by itself: someone calls `run` now and then. */
export function makeAgenda(clock: Clock): Agenda {
  let entries: { readonly time: number; readonly task: () => void }[] = [];
  return {
    at(time, task) {
      const after = entries.findIndex((entry) => entry.time > time.getTime());
      entries.splice(after === -1 ? entries.length : after, 0, { time: time.getTime(), task });
    },
    run() {
      for (;;) {
        const [first] = entries;
        if (first === undefined || first.time > clock.now().getTime()) return;
        entries.shift();
        first.task();
      }
    },
    clear() {
      entries = [];
    },
  };
}
