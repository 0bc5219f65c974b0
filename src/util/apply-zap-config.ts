import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import { isAtLeast, levelOf, type Severity } from '../model/severity.ts';
import { isInForce, type Suppression } from '../model/suppression.ts';
import { isLoopbackHost } from '../model/target.ts';
import type { ZapConfig, ZapDecision, ZapOutOfScope, ZapRuleLevel } from './zap-config.ts';

/** Where and when a configuration is applied. */
export interface ZapConfigContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The target's origin with its port, which findings on loopback do not name. */
  readonly origin?: string;
}

/** Applies a configuration to findings, of ZAP or of rules that name ZAP's as their aliases. */
export interface ZapPolicy {
  /** The finding as decided: with a suppression, another severity, or fewer locations. */
  apply(finding: Finding): Finding;
  /** Decisions that no longer hold. */
  readonly notices: readonly string[];
}

const LONGEST_URL = 8_192;
const MOST_REMEMBERED = 10_000;

/**
 * Opens a configuration. The row of an alert (`10038-1`) goes before that of its plugin (`10038`). Of a finding that
 * stands for several alerts all must be ignored or lowered, and one is enough to make it fail.
 * `IGNORE` and `OUTOFSCOPE` become suppressions, `INFO` makes informational, `WARN` leaves a finding as it is, `FAIL`
 * makes it at least high.
 */
export function openZapPolicy(config: ZapConfig, context: ZapConfigContext): ZapPolicy {
  const holds = (decision: ZapDecision): boolean =>
    isInForce({ kind: 'external', ...(decision.expires !== undefined && { expires: decision.expires }) }, context.now);
  const levels = new Map(config.levels.filter(holds).map((entry) => [entry.id, entry]));
  const scopes = config.outOfScope.filter(holds);
  const expired = [...config.levels, ...config.outOfScope].filter((entry) => !holds(entry));
  const isOutside = openScope(context.origin);
  return {
    apply: (finding) => {
      const refs = alertRefs(finding);
      if (refs.length === 0) return finding;
      const inScope = withoutOutside(finding, refs, scopes, isOutside, config.file);
      return withLevel(
        inScope,
        refs.map((ref) => levels.get(ref) ?? levels.get(pluginOf(ref))),
        config.file,
      );
    },
    notices: expired.map(
      ({ line, expires }) =>
        `${config.file}:${line}: the decision expired on ${expires ?? ''}; what it was about counts again`,
    ),
  };
}

/** The ids of ZAP that a finding goes by: `10038-1`, `10062`. */
function alertRefs({ rule, aliases }: Finding): string[] {
  return [rule.id, ...aliases].flatMap((id) => (id.startsWith('zap/') ? [id.slice('zap/'.length)] : []));
}

function pluginOf(ref: string): string {
  return ref.split('-')[0] ?? ref;
}

function withLevel(finding: Finding, rows: readonly (ZapRuleLevel | undefined)[], file: string): Finding {
  const failing = rows.find((row) => row?.level === 'FAIL');
  if (failing !== undefined) return isAtLeast(finding.severity, 'high') ? finding : rated(finding, 'high');
  const [first] = rows;
  if (first === undefined) return finding;
  if (rows.every((row) => row?.level === 'IGNORE'))
    return suppressed(finding, first, `${file}: ${first.id} is ignored`);
  const isLow = rows.every((row) => row?.level === 'INFO' || row?.level === 'IGNORE');
  return isLow ? rated(finding, 'informational') : finding;
}

function rated(finding: Finding, severity: Severity): Finding {
  return { ...finding, severity, level: levelOf(severity) };
}

function suppressed(finding: Finding, { reason, owner, expires }: ZapDecision, otherwise: string): Finding {
  const suppression: Suppression = {
    kind: 'external',
    status: 'accepted',
    reason: reason ?? otherwise,
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
  return { ...finding, suppressions: [...finding.suppressions, suppression] };
}

type IsOutside = (row: ZapOutOfScope, location: Location) => boolean;

function withoutOutside(
  finding: Finding,
  refs: readonly string[],
  scopes: readonly ZapOutOfScope[],
  isOutside: IsOutside,
  file: string,
): Finding {
  const rows = scopes.filter(({ ids }) =>
    refs.every((ref) => ids.some((id) => id === '*' || id === ref || id === pluginOf(ref))),
  );
  const urls = finding.locations.filter(({ kind }) => kind === 'url');
  if (rows.length === 0 || urls.length === 0) return finding;
  const outside = new Set(urls.filter((location) => rows.some((row) => isOutside(row, location))));
  if (outside.size < urls.length) {
    return outside.size === 0
      ? finding
      : { ...finding, locations: finding.locations.filter((location) => !outside.has(location)) };
  }
  const row = rows.find((candidate) => urls.slice(0, 1).some((location) => isOutside(candidate, location)));
  return row === undefined ? finding : suppressed(finding, row, `${file}: out of scope (${row.pattern.source})`);
}

/** Says whether a place is one that a row leaves out; what was asked once is remembered. */
function openScope(origin: string | undefined): IsOutside {
  const known = new Map<ZapOutOfScope, Map<string, boolean>>();
  return (row, location) => {
    if (location.kind !== 'url') return false;
    const decided = known.get(row) ?? new Map<string, boolean>();
    known.set(row, decided);
    const before = decided.get(location.url);
    if (before !== undefined) return before;
    const result = addresses(location.url, origin).some((url) => row.pattern.matchesStart(url.slice(0, LONGEST_URL)));
    if (decided.size < MOST_REMEMBERED) decided.set(location.url, result);
    return result;
  };
}

/** An address as the finding has it, and with the port that it had. */
function addresses(url: string, origin: string | undefined): string[] {
  const parsed = URL.parse(url);
  const target = origin === undefined ? null : URL.parse(origin);
  if (parsed === null || target === null || !isLoopbackHost(parsed.hostname) || !isLoopbackHost(target.hostname))
    return [url];
  return [url, `${target.origin}${url.slice(parsed.origin.length)}`];
}
