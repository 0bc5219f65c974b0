import { SCANS, type Coverage, type ReportStatus, type RunInfo } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { RUN_PROPERTY } from '../../model/sarif-properties.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { sharedRules } from '../shared-rules.ts';
import type { AdvisoryRule } from './advisory-rule.ts';
import { dependencyTool, type DependencyTool } from './dependency-tools.ts';
import { readRule } from './read-rule.ts';

/** A run, and what its results refer to. */
export interface SarifRun {
  readonly info: RunInfo;
  /** Descriptors of the driver by position, for `ruleIndex`. */
  readonly driverRules: readonly UntrustedObject[];
  /** Descriptors of the driver and the extensions by id; the driver's win. */
  readonly descriptors: ReadonlyMap<string, UntrustedObject>;
  /** Rules made from descriptors, so that all results of a rule share one object. */
  readonly rules: Map<string, Rule>;
  readonly extensions: readonly UntrustedObject[];
  readonly globalMessages: UntrustedObject;
  readonly artifacts: readonly unknown[];
  /** Absolute folders that the run calls its roots. */
  readonly roots: readonly string[];
  /** The scanner of dependencies that wrote the run, if one did. */
  readonly dependencyTool: DependencyTool | undefined;
  /** Rules of advisories and their aliases, by the result's rule id. */
  readonly advisories: Map<string, AdvisoryRule>;
  /** Makes one object of equal rules. */
  readonly share: (rule: Rule) => Rule;
}

const ROOTS = 20;
const STATUSES: readonly ReportStatus[] = ['complete', 'degraded', 'unreadable'];

/** Reads `tool`, `invocations`, `artifacts` and `properties` of a run (SARIF §3.14). */
export function readRun(run: UntrustedObject, notices: Set<string>): SarifRun {
  const driver = asObject(asObject(run['tool'])['driver']);
  const extensions = asList(asObject(run['tool'])['extensions']).map(asObject);
  const driverRules = asList(driver['rules']).map(asObject);
  const descriptors = new Map<string, UntrustedObject>();
  for (const rule of [...extensions.flatMap((extension) => asList(extension['rules']).map(asObject)), ...driverRules]) {
    const id = asText(rule['id']);
    if (id !== undefined) descriptors.set(id, rule);
  }
  // What we wrote ourselves says everything in fields.
  const isOurs = asObject(run['properties'])[RUN_PROPERTY] !== undefined;
  const tool = isOurs ? undefined : dependencyTool(asText(driver['name']) ?? '');
  const rules = new Map<string, Rule>();
  for (const [id, descriptor] of descriptors) rules.set(id, readRule(id, descriptor, notices));
  return {
    info: named(readInfo(run, driver, driverRules, rules, notices), tool),
    driverRules,
    descriptors,
    rules,
    extensions,
    globalMessages: asObject(driver['globalMessageStrings']),
    artifacts: asList(run['artifacts']),
    roots: rootsOf(run),
    dependencyTool: tool,
    advisories: new Map(),
    share: sharedRules(),
  };
}

/** A dependency scanner lists only the rules of its findings, under ids that its own format does not have. */
function named(info: RunInfo, tool: DependencyTool | undefined): RunInfo {
  if (tool === undefined) return info;
  return {
    ...info,
    tool: { ...info.tool, name: tool.name ?? info.tool.name },
    scan: info.scan ?? 'dependencies',
    rules: [],
  };
}

/** `originalUriBaseIds` (§3.14.14) and the folders that the tool was started in (§3.20.19). */
function rootsOf(run: UntrustedObject): readonly string[] {
  const bases = Object.values(asObject(run['originalUriBaseIds']));
  const folders = asList(run['invocations']).map((invocation) => asObject(invocation)['workingDirectory']);
  return [...bases, ...folders].slice(0, ROOTS).flatMap((item) => asText(asObject(item)['uri']) ?? []);
}

function readInfo(
  run: UntrustedObject,
  driver: UntrustedObject,
  driverRules: readonly UntrustedObject[],
  rules: ReadonlyMap<string, Rule>,
  notices: Set<string>,
): RunInfo {
  const own = asObject(asObject(run['properties'])[RUN_PROPERTY]);
  const name = asText(driver['name']);
  if (name === undefined) notices.add('a run does not name its tool');
  const version = asText(driver['semanticVersion']) ?? asText(driver['version']);
  const informationUri = asText(driver['informationUri']);
  const scan = SCANS.find((candidate) => candidate === own['scan']);
  const [target, shard] = [asText(own['target']), asText(own['shard'])];
  const coverage = readCoverage(own['coverage']);
  const { status, reason } = readStatus(run, own, notices);
  return {
    tool: {
      name: name ?? 'unknown tool',
      ...(version !== undefined && { version }),
      ...(informationUri !== undefined && { informationUri }),
    },
    ...(scan !== undefined && { scan }),
    ...(target !== undefined && { target }),
    ...(shard !== undefined && { shard }),
    status,
    ...(reason !== undefined && { reason }),
    ...(coverage !== undefined && { coverage }),
    rules: driverRules.flatMap((descriptor) => rules.get(asText(descriptor['id']) ?? '') ?? []),
  };
}

function readStatus(
  run: UntrustedObject,
  own: UntrustedObject,
  notices: Set<string>,
): { status: ReportStatus; reason?: string } {
  const status = STATUSES.find((candidate) => candidate === own['status']);
  const reason = asText(own['reason']);
  if (status !== undefined) return { status, ...(reason !== undefined && { reason }) };
  const invocations = asList(run['invocations']).map(asObject);
  if (invocations.length === 0) notices.add('a run without invocations is taken as complete');
  const failed = invocations.find((invocation) => invocation['executionSuccessful'] === false);
  if (failed === undefined) return { status: 'complete' };
  const notification = asObject(asList(failed['toolExecutionNotifications'])[0]);
  const text = asText(failed['exitCodeDescription']) ?? asText(asObject(notification['message'])['text']);
  return { status: 'degraded', reason: text ?? 'the tool says that its execution failed' };
}

function readCoverage(value: unknown): Coverage | undefined {
  const entries = Object.entries(asObject(value)).flatMap(([key, item]): [string, Coverage[string]][] => {
    if (typeof item === 'string' || typeof item === 'number') return [[key, item]];
    return Array.isArray(item) ? [[key, item.map(String)]] : [];
  });
  return typeof value === 'object' && value !== null ? Object.fromEntries(entries) : undefined;
}
