import type { Finding } from '../model/finding.ts';
import type { WrittenFinding } from '../model/finding-text.ts';
import type { RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { RUN_PROPERTY } from '../model/sarif-properties.ts';
import { absoluteUri } from './absolute-uri.ts';
import { sarifCategory } from './sarif-category.ts';
import { sarifFindingText } from './sarif-finding-text.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';
import { runTaxonomies } from './sarif-taxonomies.ts';

/** The schema that SARIF 2.1.0 errata 01 publishes. */
export const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** One run to write. `rules` must hold the rule of every finding. */
export interface SarifRun<Item = Finding> {
  readonly info: RunInfo;
  readonly inputs: readonly { readonly file: string; readonly sha256?: string }[];
  readonly rules: readonly Rule[];
  readonly findings: Iterable<Item>;
}

/**
 * Full SARIF 2.1.0, piece by piece, one result a line: suppressed and absent results are in it.
 * The bytes depend on the runs alone, and are the same for a finding that `sarifFindingText` wrote and for the finding itself.
 */
export function* sarifText(runs: Iterable<SarifRun<Finding | WrittenFinding>>): Generator<string, void, void> {
  yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
  let first = true;
  for (const run of runs) {
    yield first ? '\n' : ',\n';
    first = false;
    yield* runText(run, fullParts(run));
  }
  yield '\n]}\n';
}

/** A run whole, with the public standards that its rules refer to. */
function fullParts({ info, rules }: SarifRun<unknown>): RunParts<Finding | WrittenFinding> {
  const { driver, run, relationshipsOf } = runTaxonomies(rules);
  return {
    toText: (item, ruleIndex) =>
      'text' in item ? sarifFindingText.result(item, ruleIndex) : JSON.stringify(sarifResult(item, ruleIndex)),
    toRule: (rule) => sarifRule(rule, relationshipsOf(rule)),
    category: sarifCategory(info),
    driver,
    run,
  };
}

/** How the parts of a run are written; GitHub wants them other than whole. */
export interface RunParts<Item = Finding> {
  /** A result as JSON. */
  readonly toText: (item: Item, ruleIndex: number) => string;
  readonly toRule: (rule: Rule) => object;
  /** `automationDetails.id`. */
  readonly category: string;
  /** Properties of the driver and of the run beside the usual ones. */
  readonly driver: object;
  readonly run: object;
}

/** One run as JSON, piece by piece. @throws RangeError where the rule of a finding is not among the run's rules */
export function* runText<Item extends Pick<Finding, 'rule'>>(
  run: SarifRun<Item>,
  parts: RunParts<Item>,
): Generator<string, void, void> {
  const positions = new Map(run.rules.map((rule, position) => [rule.id, position]));
  yield* headPieces(run, parts);
  let first = true;
  for (const finding of run.findings) {
    const position = positions.get(finding.rule.id);
    if (position === undefined) throw new RangeError(`the rule ${finding.rule.id} is not among the run's rules`);
    yield (first ? '\n' : ',\n') + parts.toText(finding, position);
    first = false;
  }
  yield ']}';
}

/** Everything of a run that stands before its results, up to the bracket that opens them. */
export function runHead(run: Omit<SarifRun, 'findings'>, parts: Omit<RunParts, 'toText'>): string {
  return [...headPieces(run, parts)].join('');
}

/** The head rule by rule: a report of dependencies has as many rules as findings. */
function* headPieces(
  { info, inputs, rules }: Omit<SarifRun, 'findings'>,
  parts: Omit<RunParts, 'toText'>,
): Generator<string, void, void> {
  const informationUri = absoluteUri(info.tool.informationUri);
  const driver = JSON.stringify({
    name: info.tool.name,
    ...(info.tool.version !== undefined && { version: info.tool.version }),
    ...(informationUri !== undefined && { informationUri }),
    ...parts.driver,
  });
  yield `{"tool":{"driver":${driver.slice(0, -1)},"rules":[`;
  let first = true;
  for (const rule of rules) {
    yield (first ? '' : ',') + JSON.stringify(parts.toRule(rule));
    first = false;
  }
  const rest = JSON.stringify({
    automationDetails: { id: parts.category },
    invocations: [
      {
        executionSuccessful: info.status === 'complete',
        ...(info.reason !== undefined && {
          toolExecutionNotifications: [{ level: 'error', message: { text: info.reason } }],
        }),
      },
    ],
    columnKind: 'utf16CodeUnits',
    ...parts.run,
    properties: { [RUN_PROPERTY]: runProperty(info, inputs) },
  });
  yield `]}},${rest.slice(1, -1)},"results":[`;
}

function runProperty(info: RunInfo, inputs: SarifRun['inputs']): object {
  const { scan, target, shard, status, reason, coverage } = info;
  return {
    ...(scan !== undefined && { scan }),
    ...(target !== undefined && { target }),
    ...(shard !== undefined && { shard }),
    status,
    ...(reason !== undefined && { reason }),
    ...(coverage !== undefined && { coverage }),
    inputs,
  };
}
