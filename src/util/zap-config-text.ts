import { parseZapConfig } from './zap-config.ts';

/** A rule as a configuration lists it. */
export interface ZapRuleName {
  /** `10038`. */
  readonly id: string;
  readonly name: string;
}

const HEAD = `# zap-baseline rule configuration file, read by ZAP and by Tollgate.
# Change WARN to IGNORE to ignore a rule, to INFO to make it informational, to FAIL to make it shut the gate.
# Above a row may stand: "# reason: …", "# owner: …", "# expires: 2026-12-31".
# OUTOFSCOPE and a regular expression leave addresses out, for a rule or for all: *<tab>OUTOFSCOPE<tab>http://localhost:3000/docs/.*
`;

/**
 * A configuration with every rule at WARN. Of one that is there already every line stays as it is, and the rules that it
 * does not have are added below.
 * @throws TollgateError `zap-config/…` where what is there is none
 */
export function zapConfigText(rules: readonly ZapRuleName[], existing: string | undefined, file: string): string {
  const known = new Set(existing === undefined ? [] : parseZapConfig(existing, file).levels.map(({ id }) => id));
  const rows = rules
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => Number.parseInt(a.id, 10) - Number.parseInt(b.id, 10) || (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => `${id}\tWARN\t(${name.replaceAll(/\p{Cc}+/gu, ' ')})\n`);
  if (existing === undefined) return `${HEAD}${rows.join('')}`;
  const end = existing === '' || existing.endsWith('\n') ? '' : '\n';
  return `${existing}${end}${rows.join('')}`;
}
