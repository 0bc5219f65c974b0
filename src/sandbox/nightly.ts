import { Cron } from 'croner';
import type { Clock } from './clock.ts';

/** Something that is done every night. */
export interface NightlyJob {
  readonly name: string;
  readonly work: () => Promise<unknown>;
}

/** What is done every night, by the sandbox's own time. */
export interface Nightly {
  /** Does what has become due; nothing where nothing has. Several nights that passed at once count as one. */
  readonly tick: () => Promise<void>;
  /** Does everything now. */
  readonly runNow: () => Promise<void>;
  /** When it is due next. */
  readonly next: () => Date;
  /** Settles when nothing is going on. */
  readonly idle: () => Promise<void>;
  /** Starts counting anew, after the clock was set back. */
  readonly reset: () => void;
}

/** At two in the morning, UTC. */
const SCHEDULE = new Cron('0 2 * * *', { timezone: 'UTC', paused: true });

/** Jobs in the order in which they are done; one that fails is told to `failed`, and the others are done all the same. */
export function makeNightly(
  clock: Clock,
  jobs: readonly NightlyJob[],
  failed: (job: string, error: unknown) => void,
): Nightly {
  let due = after(clock.now());
  let running: Promise<void> = Promise.resolve();
  const execute = async (): Promise<void> => {
    for (const { name, work } of jobs) {
      try {
        await work();
      } catch (error) {
        failed(name, error);
      }
    }
  };
  const runNow = (): Promise<void> => {
    running = running.then(execute);
    return running;
  };
  return {
    async tick() {
      if (clock.now() < due) return running;
      due = after(clock.now());
      return runNow();
    },
    runNow,
    next: () => due,
    idle: () => running,
    reset() {
      due = after(clock.now());
    },
  };
}

function after(time: Date): Date {
  const next = SCHEDULE.nextRun(time);
  if (next === null) throw new Error('the schedule has no next time');
  return next;
}
