import { oneLine } from '../model/summary.ts';
import type { Suppression } from '../model/suppression.ts';
import { vexJustificationOf } from '../reporters/vex-justification.ts';
import { redact } from '../util/redaction.ts';

/** Why a finding is dismissed, in the words that both platforms have. */
export type DismissalKind = 'false-positive' | 'mitigated' | 'used-in-tests' | 'accepted-risk';

/** How a decision of ours is written beside an alert of a platform. */
export interface Dismissal {
  readonly kind: DismissalKind;
  /** One line with reason, owner and end of the decision; it ends in the mark by which it is known to be ours. */
  readonly comment: string;
}

// GitHub takes 280 characters; GitLab takes more.
const LONGEST_COMMENT = 280;
const MARK = /\[tollgate (?<fingerprint>[0-9a-f]{32})\]$/u;
const IN_TESTS = /^(?:only |just )?(?:used |needed )?(?:in|by|for) tests?\b|^tests? (?:only|code|data|fixtures?)\b/u;

/** What is written beside the alert of a finding that a decision takes out of the gate. */
export function dismissalOf(fingerprint: string, suppression: Suppression): Dismissal {
  const { reason, owner, expires } = suppression;
  const mark = ` [tollgate ${fingerprint}]`;
  const who = owner === undefined ? '' : ` by ${oneLine(redact(owner), 60)}`;
  const end = expires === undefined ? '' : ` until ${oneLine(expires, 30)}`;
  const head = `Accepted${who}${end}: `;
  const why = oneLine(redact(reason ?? 'no reason given'), LONGEST_COMMENT);
  return { kind: kindOf(reason ?? ''), comment: `${cut(`${head}${why}`, LONGEST_COMMENT - mark.length)}${mark}` };
}

/** The fingerprint that a dismissal of ours is about; nothing where a person made it. */
export function ownDismissal(comment: string | null | undefined): string | undefined {
  return MARK.exec(comment?.trimEnd() ?? '')?.groups?.['fingerprint'];
}

function kindOf(reason: string): DismissalKind {
  const justification = vexJustificationOf(reason);
  if (justification?.cycloneDx?.startsWith('protected_') === true) return 'mitigated';
  if (justification !== undefined) return 'false-positive';
  const parts = reason
    .slice(0, 10_000)
    .toLowerCase()
    .split(/[:;,.()\n]/u);
  return parts.some((part) => IN_TESTS.test(part.trim())) ? 'used-in-tests' : 'accepted-risk';
}

/** By UTF-16 code units, as the platforms count, and never inside a character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
