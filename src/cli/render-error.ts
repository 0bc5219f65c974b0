import { TollgateError } from '../model/errors.ts';
import { redact } from '../util/redaction.ts';

/** An error as the user reads it: what, where, what to do. A bug shows its stack and asks to be reported. */
export function renderError(error: unknown): string {
  if (error instanceof TollgateError) {
    const { file, line, key } = error.place;
    const place = file === undefined ? key : [file, line].filter((part) => part !== undefined).join(':');
    return redact(
      [
        `error[${error.code}]: ${error.message}`,
        ...(place === undefined ? [] : [`  = at: ${place}`]),
        ...error.help.map((line_) => `  = help: ${line_}`),
      ].join('\n'),
    );
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return redact(`error[bug]: this is a bug in Tollgate; please report it with the lines below\n${stack}`);
}
