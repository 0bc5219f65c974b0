import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };

/** `180s`, `5m`, `1h` or plain seconds as seconds. @throws InvalidArgumentError */
export function secondsOf(text: string): number {
  const match = /^(\d{1,6})([smh]?)$/u.exec(text);
  const seconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? Number.NaN);
  if (match === null || seconds <= 0) throw new InvalidArgumentError(`"${text}" is no time such as 180s, 5m or 1h.`);
  return seconds;
}
