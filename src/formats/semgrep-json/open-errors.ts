import { asText, type UntrustedObject } from '../../util/untrusted.ts';
import { worsen, type Account } from '../accounting.ts';

/** What Semgrep says went wrong while it scanned. */
export interface Errors {
  add(error: UntrustedObject): void;
  /** @param scanned number of files that were scanned */
  judge(account: Account, scanned: number): void;
}

// Semgrep gives these the level `warn`, though the rule has not seen the whole file.
const UNFINISHED = /timeout|out ?of ?memory|\boom\b|fatal/iu;
const NOTICES = 10;
const TEXT_LENGTH = 300;

/** Collects the entries of `errors`: their number may be large, so only the first few texts are kept. */
export function openErrors(): Errors {
  const notices: string[] = [];
  let failed = 0;
  let first = '';
  let warnings = 0;
  return {
    add(error) {
      const type = typeOf(error['type']);
      const message = asText(error['message']) ?? asText(error['long_msg']) ?? asText(error['short_msg']) ?? '';
      const text = `${type}${message === '' ? '' : `: ${message.slice(0, TEXT_LENGTH)}`}`;
      const level = (asText(error['level']) ?? 'error').toLowerCase();
      if (level === 'error' || UNFINISHED.test(type)) {
        failed += 1;
        if (failed === 1) first = text;
      } else if (level !== 'info') {
        warnings += 1;
        if (notices.length < NOTICES) notices.push(`Semgrep warns: ${text}`);
      }
    },
    judge(account, scanned) {
      if (failed > 0) {
        const more = failed === 1 ? '' : ` (and ${failed - 1} more)`;
        // Without a file and a result the report is nothing but its errors.
        const status = scanned === 0 && account.raw === 0 ? 'unreadable' : 'degraded';
        worsen(account, status, `Semgrep failed: ${first}${more}`);
      } else if (scanned === 0 && account.raw === 0) worsen(account, 'degraded', 'Semgrep scanned no file');
      for (const notice of notices) account.notices.add(notice);
      if (warnings > NOTICES) account.notices.add(`Semgrep warns of ${warnings - NOTICES} more things`);
    },
  };
}

/** A word, or a list of a word and its details: `["PartialParsing", […]]`. */
function typeOf(type: unknown): string {
  const word: unknown = Array.isArray(type) ? type[0] : type;
  return asText(word) ?? 'error';
}
