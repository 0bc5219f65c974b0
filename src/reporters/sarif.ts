import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { RUN_PROPERTY } from '../model/sarif-properties.ts';
import { absoluteUri } from './absolute-uri.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';

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
    yield* runText(run, sarifResult);
  }
  yield '\n]}\n';
}

/** One run as JSON; `toResult` makes a result of a finding and the position of its rule. */
export function* runText(
  { info, inputs, rules, findings }: SarifRun,
  toResult: (finding: Finding, ruleIndex: number) => object,
): Generator<string, void, void> {
  const positions = new Map(rules.map((rule, position) => [rule.id, position]));
  const informationUri = absoluteUri(info.tool.informationUri);
  const head = JSON.stringify({
    tool: {
      driver: {
        name: info.tool.name,
        ...(info.tool.version !== undefined && { version: info.tool.version }),
        ...(informationUri !== undefined && { informationUri }),
        rules: rules.map(sarifRule),
      },
    },
    automationDetails: { id: categoryOf(info) },
    invocations: [
      {
        executionSuccessful: info.status === 'complete',
        ...(info.reason !== undefined && {
          toolExecutionNotifications: [{ level: 'error', message: { text: info.reason } }],
        }),
      },
    ],
    columnKind: 'utf16CodeUnits',
    properties: { [RUN_PROPERTY]: runProperty(info, inputs) },
  });
  yield `${head.slice(0, -1)},"results":[`;
  let first = true;
  for (const finding of findings) {
    const position = positions.get(finding.rule.id);
    if (position === undefined) throw new RangeError(`the rule ${finding.rule.id} is not among the run's rules`);
    yield (first ? '\n' : ',\n') + JSON.stringify(toResult(finding, position));
    first = false;
  }
  yield ']}';
}

/** `tollgate/<tool>/<target>/`: what GitHub calls the category, so that runs replace their own kind only. */
function categoryOf({ tool, target, shard, scan }: RunInfo): string {
  const parts = ['tollgate', scan ?? 'report', tool.name, target, shard].filter((part) => part !== undefined);
  return `${parts.map((part) => part.replaceAll(/[^\w.-]+/gu, '-')).join('/')}/`;
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
