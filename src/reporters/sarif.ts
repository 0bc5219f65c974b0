import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { RUN_PROPERTY } from '../model/sarif-properties.ts';
import { absoluteUri } from './absolute-uri.ts';
import { sarifCategory } from './sarif-category.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';
import { runTaxonomies } from './sarif-taxonomies.ts';

/** The schema that SARIF 2.1.0 errata 01 publishes. */
export const SARIF_SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** One run to write. `rules` must hold the rule of every finding. */
export interface SarifRun {
  readonly info: RunInfo;
  readonly inputs: readonly { readonly file: string; readonly sha256?: string }[];
  readonly rules: readonly Rule[];
  readonly findings: Iterable<Finding>;
}

/**
 * Full SARIF 2.1.0, piece by piece, one result a line: suppressed and absent results are in it.
 * The bytes depend on the runs alone.
 */
export function* sarifText(runs: Iterable<SarifRun>): Generator<string, void, void> {
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
function fullParts({ info, rules }: SarifRun): RunParts {
  const { driver, run, relationshipsOf } = runTaxonomies(rules);
  return {
    toResult: sarifResult,
    toRule: (rule) => sarifRule(rule, relationshipsOf(rule)),
    category: sarifCategory(info),
    driver,
    run,
  };
}

/** How the parts of a run are written; GitHub wants them other than whole. */
export interface RunParts {
  readonly toResult: (finding: Finding, ruleIndex: number) => object;
  readonly toRule: (rule: Rule) => object;
  /** `automationDetails.id`. */
  readonly category: string;
  /** Properties of the driver and of the run beside the usual ones. */
  readonly driver: object;
  readonly run: object;
}

/** One run as JSON, piece by piece. @throws RangeError where the rule of a finding is not among the run's rules */
export function* runText(run: SarifRun, parts: RunParts): Generator<string, void, void> {
  const positions = new Map(run.rules.map((rule, position) => [rule.id, position]));
  yield runHead(run, parts);
  let first = true;
  for (const finding of run.findings) {
    const position = positions.get(finding.rule.id);
    if (position === undefined) throw new RangeError(`the rule ${finding.rule.id} is not among the run's rules`);
    yield (first ? '\n' : ',\n') + JSON.stringify(parts.toResult(finding, position));
    first = false;
  }
  yield ']}';
}

/** Everything of a run that stands before its results, up to the bracket that opens them. */
export function runHead({ info, inputs, rules }: Omit<SarifRun, 'findings'>, parts: RunParts): string {
  const informationUri = absoluteUri(info.tool.informationUri);
  const head = JSON.stringify({
    tool: {
      driver: {
        name: info.tool.name,
        ...(info.tool.version !== undefined && { version: info.tool.version }),
        ...(informationUri !== undefined && { informationUri }),
        ...parts.driver,
        rules: rules.map((rule) => parts.toRule(rule)),
      },
    },
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
  return `${head.slice(0, -1)},"results":[`;
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
