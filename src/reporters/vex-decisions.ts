import { isProblem, type Finding } from '../model/finding.ts';
import { packageName } from '../model/package-name.ts';
import { compareText, visibleText } from '../model/summary.ts';
import { isInForce, type Suppression } from '../model/suppression.ts';
import { taxonOf } from '../model/taxonomies.ts';
import { purlOf } from './purl.ts';
import { vexJustificationOf, type VexJustification } from './vex-justification.ts';

/** What VEX says of a vulnerability in a product, the most harmless first. */
export type VexStatus = 'not_affected' | 'under_investigation' | 'affected';

/** One decision of ours about one vulnerability in the packages that it was made for. */
export interface VexDecision {
  /** The advisory's id. */
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  readonly cwes: readonly number[];
  readonly status: VexStatus;
  /** Only with `not_affected`. */
  readonly justification?: VexJustification;
  /** Reason, owner and expiry in words; never empty. */
  readonly text: string;
  /** Package URLs, sorted. */
  readonly purls: readonly string[];
}

/** The decisions, and how many more there are that VEX cannot express because they are about no package. */
export interface VexDecisions {
  readonly decisions: readonly VexDecision[];
  readonly withoutPackage: number;
}

interface Statement {
  readonly status: VexStatus;
  readonly justification?: VexJustification;
  readonly text: string;
  /** Stands for a finding that nobody has decided about: it only tells what others must not claim. */
  readonly undecided?: true;
}

/** What all findings of one vulnerability tell about it. */
interface Known {
  readonly aliases: Set<string>;
  readonly cwes: Set<number>;
}

const NOTHING_KNOWN: Known = { aliases: new Set(), cwes: new Set() };
const STATUSES: readonly VexStatus[] = ['not_affected', 'under_investigation', 'affected'];

/**
 * The decisions (suppressions) of findings about packages, as they stand at `now` (milliseconds since the epoch): accepted
 * with a VEX justification or the words "false positive" or "not affected" is `not_affected`, accepted for another
 * reason or refused is `affected`, under review or expired is `under_investigation`. Where findings about one
 * vulnerability in one package differ, the most careful word holds. The result does not depend on the order of `findings`.
 */
export function vexDecisions(findings: Iterable<Finding>, now: number): VexDecisions {
  const byProduct = new Map<string, { vulnerability: string; purl: string; statements: Statement[] }>();
  const about = new Map<string, Known>();
  let withoutPackage = 0;
  for (const finding of findings) {
    if (!isProblem(finding)) continue;
    const statement = statementOf(finding, now);
    const purls = purlsOf(finding);
    if (purls.length === 0 && statement.undecided !== true) withoutPackage += 1;
    const vulnerability = finding.rule.id;
    for (const purl of purls) {
      const key = JSON.stringify([vulnerability, purl]);
      const entry = byProduct.get(key) ?? { vulnerability, purl, statements: [] };
      entry.statements.push(statement);
      byProduct.set(key, entry);
    }
    if (purls.length > 0) learn(about, finding);
  }
  const groups = new Map<string, VexDecision & { readonly purls: string[] }>();
  for (const { vulnerability, purl, statements } of byProduct.values()) {
    if (statements.every(({ undecided }) => undecided)) continue;
    const statement = mostCareful(statements);
    const key = JSON.stringify([vulnerability, statement.status, statement.text, statement.justification ?? null]);
    const known = groups.get(key);
    if (known !== undefined) known.purls.push(purl);
    else {
      const { aliases, cwes } = about.get(vulnerability) ?? NOTHING_KNOWN;
      groups.set(key, {
        vulnerability,
        aliases: [...aliases].toSorted(compareText),
        cwes: [...cwes].toSorted((a, b) => a - b),
        ...statement,
        purls: [purl],
      });
    }
  }
  const decisions = [...groups.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, decision]) => decision);
  return { decisions: decisions.map((item) => ({ ...item, purls: item.purls.toSorted(compareText) })), withoutPackage };
}

function learn(about: Map<string, Known>, { rule, aliases }: Finding): void {
  const known = about.get(rule.id) ?? { aliases: new Set<string>(), cwes: new Set<number>() };
  for (const alias of aliases) if (alias !== rule.id) known.aliases.add(alias);
  for (const tag of rule.tags) {
    const taxon = taxonOf(tag);
    if (taxon?.standard.name === 'CWE') known.cwes.add(Number(taxon.id));
  }
  about.set(rule.id, known);
}

function purlsOf({ locations }: Finding): string[] {
  const purls = locations.flatMap((location) => {
    if (location.kind !== 'package') return [];
    const { ecosystem, name, version } = location;
    return [purlOf({ ecosystem, name: packageName(ecosystem, name), ...(version !== undefined && { version }) })];
  });
  return [...new Set(purls)];
}

function statementOf({ suppressions, rule }: Finding, now: number): Statement {
  const inForce = suppressions.filter((suppression) => isInForce(suppression, now));
  const [first = suppressions.find(({ status }) => status === 'underReview') ?? suppressions.at(0)] = inForce;
  if (first === undefined) {
    return { status: 'under_investigation', text: 'Not decided for every place that uses it.', undecided: true };
  }
  if (inForce.length > 0) {
    for (const suppression of inForce) {
      const justification = vexJustificationOf(suppression.reason ?? '');
      if (justification !== undefined) {
        return { status: 'not_affected', justification, text: textOf('Decided', suppression) };
      }
    }
    return { status: 'affected', text: inForce.map((suppression) => textOf('Accepted', suppression)).join(' ') };
  }
  if (first.status === 'underReview') return { status: 'under_investigation', text: textOf('Under review', first) };
  if (first.status === 'rejected') {
    const fix = rule.fix === undefined ? '' : ` ${visibleText(rule.fix)}`;
    return { status: 'affected', text: `${textOf('Not accepted', first)}${fix}` };
  }
  return { status: 'under_investigation', text: textOf('Accepted, but no longer', first) };
}

/** `Accepted by payments@example.com until 2027-01-31: the reason.` */
function textOf(what: string, { owner, expires, reason }: Suppression): string {
  const by = owner === undefined ? '' : ` by ${visibleText(owner)}`;
  const until = expires === undefined ? '' : ` until ${visibleText(expires)}`;
  const why = reason === undefined || reason.trim() === '' ? ', without a reason' : `: ${visibleText(reason.trim())}`;
  return `${what}${by}${until}${why}${/[.!?]$/u.test(why) ? '' : '.'}`;
}

function mostCareful(statements: readonly Statement[]): Statement {
  const worst = Math.max(...statements.map(({ status }) => STATUSES.indexOf(status)));
  const status = STATUSES[worst] ?? 'affected';
  const speaking = statements.filter((statement) => statement.status === status);
  const [justification, ...others] = new Set(
    speaking.map((statement) => JSON.stringify(statement.justification ?? {})),
  );
  const text = [...new Set(speaking.map((statement) => statement.text))].toSorted(compareText).join(' ');
  if (status !== 'not_affected') return { status, text };
  // Two reasons that differ are a claim in words only.
  const agreed = others.length === 0 ? (JSON.parse(justification ?? '{}') as VexJustification) : {};
  return { status, text, justification: agreed };
}
