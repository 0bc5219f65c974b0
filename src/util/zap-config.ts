import { TollgateError } from '../model/errors.ts';
import { linearPattern, type LinearPattern } from './linear-pattern.ts';
import { nearest } from './nearest.ts';

/** What is decided about a rule: taken out of the gate, lowered, left as it is, or raised until the gate shuts. */
export type ZapLevel = 'IGNORE' | 'INFO' | 'WARN' | 'FAIL';

/** Why, by whom and until when, from the comments above a row; `line` counts from 1. */
export interface ZapDecision {
  readonly line: number;
  readonly reason?: string;
  readonly owner?: string;
  /** ISO date; the decision holds to the end of that day, UTC. */
  readonly expires?: string;
}

/** One row about a rule: a plugin (`10038`) or one of its alerts (`10038-1`). */
export interface ZapRuleLevel extends ZapDecision {
  readonly id: string;
  readonly level: ZapLevel;
}

/** One row about addresses: for rules, or for all of them (`*`). */
export interface ZapOutOfScope extends ZapDecision {
  readonly ids: readonly string[];
  readonly pattern: LinearPattern;
}

/** A rule configuration as `zap-baseline.py -c` takes it. */
export interface ZapConfig {
  readonly file: string;
  readonly levels: readonly ZapRuleLevel[];
  readonly outOfScope: readonly ZapOutOfScope[];
  /** Oddities that change nothing. */
  readonly notices: readonly string[];
}

const LEVELS: readonly string[] = ['IGNORE', 'INFO', 'WARN', 'FAIL', 'PASS', 'OUTOFSCOPE'];
const LARGEST = 1024 * 1024;
const RULE_ID = /^\d{1,9}(?:-\d{1,4})?$/u;

/**
 * Reads ZAP's rule configuration: columns parted by tabs, `id LEVEL (name) [message]` or `id[,id]|* OUTOFSCOPE regex`.
 * Comments directly above a row may say `# reason: …`, `# owner: …` and `# expires: 2026-12-31`.
 * Source: zaproxy, docker/zap_common.py, `load_config`.
 * @param file its name in messages
 * @throws TollgateError `zap-config/…` with the line, class usage
 */
export function parseZapConfig(text: string, file: string): ZapConfig {
  if (text.length > LARGEST) throw problem(file, 1, 'too-large', `is larger than ${LARGEST} bytes`, []);
  const levels = new Map<string, ZapRuleLevel>();
  const outOfScope: ZapOutOfScope[] = [];
  const notices: string[] = [];
  let comments: string[] = [];
  for (const [index, row] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const line = index + 1;
    if (row.startsWith('#')) {
      comments.push(row);
      continue;
    }
    if (row.trim() !== '') {
      const [ids, level, rest] = columnsOf(row, file, line);
      const decision = { line, ...decisionOf(comments, file, line) };
      if (level === 'OUTOFSCOPE')
        outOfScope.push({ ...decision, ids: idsOf(ids, file, line), pattern: patternOf(rest, file, line) });
      else {
        const entry = levelOf({ ids, level, rest, decision }, file);
        if (level === 'PASS')
          notices.push(`${file}:${line}: PASS makes ZAP drop what the rule finds; it is taken as IGNORE`);
        if (levels.has(entry.id))
          notices.push(`${file}:${line}: ${entry.id} was decided above already; this row holds`);
        levels.set(entry.id, entry);
      }
    }
    comments = [];
  }
  const config = { file, levels: [...levels.values()], outOfScope };
  return { ...config, notices: [...notices, ...unexplained(config)] };
}

function columnsOf(row: string, file: string, line: number): [string, string, string] {
  const [, ids, level, rest] = /^([^\t]*)\t([^\t]*)\t(.*)$/su.exec(row) ?? [];
  if (ids === undefined || level === undefined || rest === undefined) {
    throw problem(file, line, 'not-three-columns', 'does not have three columns, parted by tabs', [
      /^\S+ +\S+/u.test(row)
        ? 'part the columns by tabs: spaces do not count'
        : 'write id, level and name, parted by tabs',
    ]);
  }
  if (!LEVELS.includes(level)) {
    const meant = nearest(level.toUpperCase(), LEVELS);
    throw problem(file, line, 'unknown-level', `has the level "${level.slice(0, 40)}"`, [
      ...(meant === undefined ? [] : [`did you mean ${meant}?`]),
      'write IGNORE, INFO, WARN, FAIL or OUTOFSCOPE',
    ]);
  }
  return [ids.trim(), level, rest];
}

function levelOf(
  row: { readonly ids: string; readonly level: string; readonly rest: string; readonly decision: ZapDecision },
  file: string,
): ZapRuleLevel {
  const { line } = row.decision;
  const [id, other] = idsOf(row.ids, file, line);
  if (id === undefined || id === '*' || other !== undefined) {
    throw problem(file, line, 'several-rules', `gives a level to "${row.ids.slice(0, 40)}"`, [
      'write one row for each rule',
    ]);
  }
  const columns = row.rest.trimEnd().split('\t');
  if (columns.length > 2) {
    throw problem(file, line, 'too-many-columns', 'has more than four columns', ['ZAP itself refuses such a row']);
  }
  const message = columns[1]?.trim() ?? '';
  const level = row.level === 'INFO' || row.level === 'WARN' || row.level === 'FAIL' ? row.level : 'IGNORE';
  return { ...(message !== '' && { reason: message }), ...row.decision, id, level };
}

function idsOf(column: string, file: string, line: number): readonly string[] {
  const ids = column.split(',').map((id) => id.trim());
  const wrong = ids.find((id) => id !== '*' && !RULE_ID.test(id));
  if (wrong === undefined) return ids;
  throw problem(file, line, 'unknown-rule', `names the rule "${wrong.slice(0, 40)}"`, [
    'write the number of a rule of ZAP (10038), or of one of its alerts (10038-1)',
  ]);
}

function patternOf(column: string, file: string, line: number): LinearPattern {
  if (column.includes('\t')) {
    throw problem(file, line, 'pattern-with-tab', 'has a tab in its pattern', [
      'ZAP takes everything up to the end of the line as the pattern: put comments into a line of their own',
    ]);
  }
  const pattern = linearPattern(column.trimEnd());
  if (!('problem' in pattern)) return pattern;
  throw problem(file, line, 'unusable-pattern', `has a pattern that cannot be used: ${pattern.problem}`, [
    'patterns of others are matched in linear time: no look-around, back references or atomic groups',
  ]);
}

function decisionOf(comments: readonly string[], file: string, line: number): Omit<ZapDecision, 'line'> {
  const said = new Map(
    comments.flatMap((comment) => {
      const [, key, value = ''] = /^#+ *(reason|owner|expires): *(.*)$/iu.exec(comment) ?? [];
      return key === undefined || value.trim() === '' ? [] : [[key.toLowerCase(), value.trim()] as const];
    }),
  );
  const [reason, owner, expires] = [said.get('reason'), said.get('owner'), said.get('expires')];
  if (expires !== undefined && !isDate(expires)) {
    throw problem(file, line, 'bad-date', `has "${expires.slice(0, 40)}" above it as the date of its expiry`, [
      'write a date as 2026-12-31',
    ]);
  }
  return {
    ...(reason !== undefined && { reason }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function unexplained({ file, levels, outOfScope }: Omit<ZapConfig, 'notices'>): string[] {
  const rows = [...levels.filter(({ level }) => level === 'IGNORE'), ...outOfScope].filter(
    ({ reason }) => reason === undefined,
  );
  const lines = rows.map(({ line }) => line).toSorted((a, b) => a - b);
  if (lines.length === 0) return [];
  const shown = lines.slice(0, 10).join(', ');
  return [
    `${file}: what is ignored or out of scope should say why, in a comment \`# reason: …\` above it (line ${shown}${lines.length > 10 ? ' …' : ''})`,
  ];
}

function problem(file: string, line: number, code: string, what: string, help: readonly string[]): TollgateError {
  return new TollgateError(`zap-config/${code}`, `${file}: line ${line} ${what}`, {
    class: 'usage',
    place: { file, line },
    help,
  });
}
