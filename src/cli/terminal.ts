import { stripVTControlCharacters } from 'node:util';
import type { Progress, ProgressSink } from '../model/progress.ts';

/** A text of unknown origin, safe to print: no escape codes, no control characters but the line break. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/[^\P{Cc}\n\t]/gu, '');
}

/** JSON in one line, safe to print: `JSON.stringify` leaves DEL and the control characters from U+0080 as they are. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

/** Wraps text in a colour where colour is wanted. */
export function style(name: keyof typeof STYLES, text: string, colour: boolean): string {
  return colour ? `\u001B[${STYLES[name]}m${text}\u001B[0m` : text;
}

/** Progress on a terminal overwrites one line; elsewhere each step says so once, when it begins. */
export function progressPrinter(
  write: (text: string) => void,
  isTerminal: boolean,
): { sink: ProgressSink; clear: () => void } {
  let shown = false;
  let lastStep = '';
  const clear = (): void => {
    if (shown) write('\r\u001B[K');
    shown = false;
  };
  return {
    clear,
    sink(progress) {
      const line = printable(lineOf(progress)).replaceAll('\n', ' ');
      if (isTerminal) {
        write(`\r\u001B[K${line.slice(0, 100)}`);
        shown = true;
      } else if (progress.step !== lastStep) write(`${line}\n`);
      lastStep = progress.step;
    },
  };
}

function lineOf({ step, done, total, detail }: Progress): string {
  const count = done === undefined ? '' : total === undefined ? ` ${done}` : ` ${done}/${total}`;
  return `  … ${step}${count}${detail === undefined ? '' : `: ${detail}`}`;
}
