const DAY = 86_400_000;

/** Why a database of that time is too old, or of no known time; nothing where it is fresh enough. All in milliseconds. */
export function ageDoubt(
  what: string,
  time: number | undefined,
  { now, maxDatabaseAgeMs }: { readonly now: number; readonly maxDatabaseAgeMs: number },
): string | undefined {
  if (time === undefined || Number.isNaN(time)) return `nothing tells how old ${what} is`;
  const age = now - time;
  if (age <= maxDatabaseAgeMs) return undefined;
  return `${what} is ${days(age)} old (${isoDay(time)}), more than the ${days(maxDatabaseAgeMs)} allowed`;
}

/** `2026-11-20`, UTC. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function days(milliseconds: number): string {
  const count = Math.floor(milliseconds / DAY);
  return count === 1 ? '1 day' : `${count} days`;
}
