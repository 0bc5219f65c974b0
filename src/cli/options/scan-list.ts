import { InvalidArgumentError } from 'commander';
import { SCANS, type Scan } from '../../model/report.ts';

/** `web,payments` as scans. @throws InvalidArgumentError naming the word that is none */
export function scanList(text: string): Scan[] {
  return text.split(',').map((word) => {
    const scan = SCANS.find((candidate) => candidate === word.trim());
    if (scan === undefined) throw new InvalidArgumentError(`"${word}" is no scan; known are ${SCANS.join(', ')}.`);
    return scan;
  });
}
