import { TollgateError } from '../model/errors.ts';
import { JsonError } from '../util/json-elements.ts';
import { XmlError } from '../util/xml-elements.ts';
import { worsen, type Account } from './accounting.ts';

// Codes of the operating system (`EIO`, `EISDIR`) and of zlib (`Z_DATA_ERROR`); Node's own `ERR_…` mostly tell of misuse.
const SOURCE_CODE = /^(?:E(?!RR_)[A-Z0-9]+|Z_[A-Z_]+)$/u;

/**
 * Why a report could not be read on, where the report or its file is to blame: it is no JSON or XML, or it cannot be read.
 * @throws the error itself where it is anything else: a bug of ours must not pass for half a report
 */
export function inputFault(error: unknown): string {
  if (error instanceof JsonError || error instanceof XmlError || error instanceof TollgateError) return error.message;
  if (error instanceof Error && 'code' in error && SOURCE_CODE.test(String(error.code))) return error.message;
  throw error;
}

/**
 * Records an error at which reading ended: what was read before it counts.
 * @throws the error itself where neither the report nor its file is to blame
 */
export function recordFault(error: unknown, account: Account): void {
  worsen(account, account.raw === 0 ? 'unreadable' : 'degraded', inputFault(error));
}
