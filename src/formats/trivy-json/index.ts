import type { ReportItem, ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements, type JsonElement } from '../../util/json-elements.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import { artifactTarget } from '../artifact-target.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { sharedRules } from '../shared-rules.ts';
import { itemFinding, LISTS } from './item-finding.ts';
import { RESULT_PATTERNS, resultTracker, type ResultTracker } from './result-tracker.ts';

/** Trivy's own JSON: images, file systems, repositories, SBOMs, clusters. */
export const format: Format = {
  id: 'trivy-json',
  title: 'Trivy JSON',
  url: 'https://trivy.dev/docs/latest/configuration/reporting/#json',
  versions: 'schema 2 (Trivy 0.20 and later), schema 1 (a bare list, before), `trivy k8s` of all versions',
  mapping: [
    [
      'Results[].Vulnerabilities[], Misconfigurations[], Secrets[], Licenses[]',
      'one finding each; checks that passed are none',
    ],
    ['ExperimentalModifiedFindings[]', 'one finding each, suppressed: ignored, not_affected and fixed are accepted'],
    ['VulnerabilityID, VendorIDs', 'rule id: the CVE, else the GHSA; bulletins such as RHSA are evidence, not aliases'],
    ['ID, RuleID, Name (license)', 'rule id, as trivy/AVD-DS-0002 and trivy/license/GPL-3.0; AVDID is an alias'],
    ['Severity', 'severity; UNKNOWN is taken from the CVSS score'],
    ['CVSS of SeveritySource, else nvd, ghsa, redhat, any', 'security-severity: version 4 or 3 before 2'],
    [
      'PkgIdentifier.PURL, else Type and PkgName',
      'package; PkgPath or Target is its manifest, Packages[].Locations its line',
    ],
    ['Target, CauseMetadata, StartLine, EndLine', 'file and lines; in a cluster the resource'],
    ['FixedVersion, PkgPath, DependsOn, CVSS vectors', 'evidence'],
    ['ArtifactName, ClusterName', 'target of the run, without digest, commit tag and folder'],
  ],
  faults: [
    'lists may be null or missing: both are empty',
    'a report without any result, `[]` and `null` do not tell a clean artifact from one that was not looked at: degraded',
    'MisconfSummary may count more failures than are listed: degraded',
    'a resource of a cluster may hold an error instead of results: degraded',
    'Match and Code of a secret hold the secret, masked only as far as Trivy knew it: they are not kept',
  ],
  recognizes({ kind, keys, firstKeys, text }) {
    if (kind === 'text') return text.trim() === 'null';
    if (kind === 'json-array') return firstKeys.has('Target') && SCHEMA_1.some((key) => firstKeys.has(key));
    if (kind !== 'json-object' || keys.has('runs')) return false;
    const isArtifact = keys.has('ArtifactName') && (keys.has('ArtifactType') || keys.has('Results'));
    return isArtifact || keys.has('ClusterName') || (keys.has('SchemaVersion') && keys.has('Results'));
  },
  read,
};

const SCHEMA_1 = ['Type', 'Class', ...LISTS];
const KEYS = ['SchemaVersion', 'ArtifactName', 'ArtifactType', 'ClusterName', 'Trivy'];
const PATTERNS = [...KEYS.map((key) => [key]), ['Metadata', 'OS'], ...RESULT_PATTERNS];

interface State {
  readonly account: Account;
  readonly top: Record<string, unknown>;
  readonly tracker: ResultTracker;
  readonly share: ReturnType<typeof sharedRules>;
  /** Failed checks that the summaries count, and those that are listed. */
  failures: number;
  failed: number;
  /** The name of the first result, which is all that schema 1 tells of the artifact. */
  firstTarget?: string;
}

function* read(source: Source): ReportReader {
  const account = openAccount();
  const top: Record<string, unknown> = {};
  const tracker = resultTracker(source, () => top['ArtifactType'] === 'container_image', account.notices);
  const state: State = { account, top, tracker, share: sharedRules(), failures: 0, failed: 0 };
  try {
    for (const element of jsonElements(source.chunks(), PATTERNS)) {
      const item = take(element, state);
      if (item !== undefined) yield item;
    }
    judge(state);
  } catch (error) {
    recordFault(error, account);
  }
  return closeAccount(account, [runOf(state)]);
}

function take({ path, value }: JsonElement, state: State): ReportItem | undefined {
  const { account, top, tracker } = state;
  const key = path.at(-1);
  if (path.length === 1 && typeof key === 'string') top[key] = value;
  else if (path[0] === 'Metadata') top['OS'] = value;
  else if (key === 'Failures') state.failures += asNumber(value) ?? 0;
  else if (key === 'Error') {
    const error = asText(value)?.slice(0, 300);
    if (error !== undefined) worsen(account, 'degraded', `Trivy could not scan a resource of the cluster: ${error}`);
  } else if (tracker.header(path, value)) {
    if (key === 'Target') state.firstTarget ??= asText(value) ?? '';
  } else return entry(path, asObject(value), typeof value === 'object' && value !== null, state);
  return undefined;
}

function entry(
  path: JsonElement['path'],
  value: UntrustedObject,
  isObject: boolean,
  state: State,
): ReportItem | undefined {
  const { account, tracker, share } = state;
  const list = String(path.at(-2));
  // The pattern of schema 1 also meets what lies in unknown keys of schema 2.
  if (path.length === 3 && typeof path[0] !== 'number') return undefined;
  if (typeof path.at(-1) !== 'number') {
    worsen(account, 'degraded', `${list} is no list`);
    return undefined;
  }
  const result = tracker.resultOf(path);
  if (list === 'Packages') {
    result.packages.add(value);
    return undefined;
  }
  if (!isObject) {
    drop(account, `an entry of ${list} is no object`);
    return undefined;
  }
  const finding = itemFinding(list, value, result);
  if (finding === undefined) return undefined;
  if (list === 'Misconfigurations') state.failed += 1;
  account.raw += 1;
  account.occurrences += 1;
  return { run: 0, finding: { ...finding, rule: share(finding.rule) } };
}

function judge({ account, top, tracker, failures, failed }: State): void {
  const isKnown = KEYS.some((key) => key in top) || tracker.size() > 0;
  if (failures > failed) {
    worsen(account, 'degraded', `the report counts ${failures} failed checks and lists ${failed}`);
  }
  if (tracker.size() === 0) {
    worsen(
      account,
      'degraded',
      isKnown
        ? 'Trivy lists no results: it found nothing that it can look at, or was asked for nothing that it found'
        : 'the report is empty: it does not say what Trivy looked at',
    );
  }
  if (asObject(top['OS'])['EOSL'] === true) {
    account.notices.add('the distribution is out of support: Trivy knows only the advisories of its lifetime');
  }
}

function runOf({ top, firstTarget }: State): RunInfo {
  const version = asText(asObject(top['Trivy'])['Version']);
  const { ArtifactName, ClusterName } = top;
  // Schema 1 names an image only in its first result: `app:1 (debian 12.4)`.
  const isSchema1 = ArtifactName === undefined && ClusterName === undefined;
  const named = isSchema1 && / \(.*\)$/u.test(firstTarget ?? '') ? firstTarget?.replace(/ \(.*\)$/u, '') : undefined;
  const target = artifactTarget(asText(ArtifactName) ?? asText(ClusterName) ?? named);
  return {
    tool: { name: 'Trivy', ...(version !== undefined && { version }), informationUri: 'https://trivy.dev/' },
    scan: 'dependencies',
    ...(target !== undefined && { target }),
    status: 'complete',
    rules: [],
  };
}
