import { InvalidArgumentError } from 'commander';

/** A whole number from 0. @throws InvalidArgumentError */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,15}$/u.test(text)) throw new InvalidArgumentError(`"${text}" is no whole number.`);
  return number;
}
