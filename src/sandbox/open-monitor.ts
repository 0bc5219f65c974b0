import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import type { Log } from './monitoring/make-log.ts';
import { type Monitor, makeMonitor } from './monitoring/make-monitor.ts';
import type { Tables } from './tables.ts';

/** The shop's monitor; its alarms go to the log and to a table. */
export function openMonitor(db: Kysely<Tables>, clock: Clock, log: Log): Monitor {
  return makeMonitor(clock, (alarm) => {
    const { pattern, subject, detail } = alarm;
    log.write('warn', 'alarm', { pattern, subject, detail });
    // Nobody waits for it: what is observed must not become slower by being observed.
    db.insertInto('alarms')
      .values(alarm)
      .execute()
      .catch((error: unknown) => log.write('error', 'alarm.not_kept', { pattern, cause: String(error) }));
  });
}
