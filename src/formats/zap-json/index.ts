import type { ReportReader } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { asObject, asText } from '../../util/untrusted.ts';
import { closeAccount, openAccount, worsen } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { LONE_NOTICE } from '../lone-notice.ts';
import { findingsOfAlert } from '../zap-alert.ts';
import { zapRuns } from '../zap-runs.ts';
import { judgeInsights } from './judge-insights.ts';
import { readElements } from './read-elements.ts';

/** ZAP's `traditional-json` and `traditional-json-plus` reports. */
export const format: Format = {
  id: 'zap-json',
  title: 'ZAP traditional JSON',
  url: 'https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-json/',
  versions: 'ZAP 2.9 to 2.17',
  mapping: [
    ['site[].alerts[].instances[]', 'one finding each; an alert without instances is one'],
    ['alertRef, else pluginid', 'rule id, as zap/10038-1'],
    ['riskcode', 'severity and level: 3 high, 2 medium, 1 low, 0 informational'],
    ['name, desc, solution, reference, cweid', 'rule title, description, fix, help URI, CWE'],
    ['uri, method, param', 'location'],
    ['evidence, attack, otherinfo, confidence', 'evidence'],
    ['confidence 0', 'suppression: marked as a false positive in ZAP'],
    ['@name', 'target of the run'],
    ['stoppingInsight, insights of only 4xx or 5xx, no site at all', 'the run is degraded'],
  ],
  faults: [
    'risk and confidence texts are localised: the codes are read',
    'texts are HTML whose content was never escaped: paragraph tags go, everything else stays text',
    'texts of insights (2.17) that were never escaped and are no JSON: left out, their keys and figures are read',
    'reports up to 2.9 have no alertRef and may hold a lone site, alert or instance as an object: all are read',
  ],
  recognizes: (head) => head.kind === 'json-object' && head.keys.has('site') && !isOther(head.keys),
  read,
};

/** SARIF, and GitLab's DAST report, whose older versions have a `site` too. */
function isOther(keys: ReadonlySet<string>): boolean {
  return keys.has('runs') || keys.has('vulnerabilities');
}

// Reports of old versions hold a lone site as an object, so its keys stand one level higher.
const PATTERNS = [
  ['@programName'],
  ['@version'],
  ['insights'],
  ['stoppingInsight'],
  ['site', '@name'],
  ['site', 'alerts', '*'],
  ['site', '*', '@name'],
  ['site', '*', 'alerts', '*'],
];

function* read(source: Source): ReportReader {
  const account = openAccount();
  const names = new Map<number, string | undefined>();
  const lone = new Map<number, Record<string, unknown>>();
  const report: Record<string, unknown> = {};
  let isLone = false;
  try {
    for (const { path, value } of readElements(source, PATTERNS, account.notices)) {
      const last = path.at(-1);
      if (path[0] !== 'site') {
        report[String(path[0])] = value;
        continue;
      }
      const index = typeof path[1] === 'number' ? path[1] : 0;
      if (typeof path[1] === 'string') isLone = true;
      names.set(index, names.get(index));
      if (last === '@name') names.set(index, asText(value));
      else if (typeof last === 'string') lone.set(index, { ...lone.get(index), [last]: value });
      else for (const finding of findingsOfAlert(asObject(value), account)) yield { run: index, finding };
    }
  } catch (error) {
    recordFault(error, account);
  }
  if (lone.size > 0 || isLone) account.notices.add(LONE_NOTICE);
  for (const [run, alert] of lone) for (const finding of findingsOfAlert(alert, account)) yield { run, finding };
  judgeInsights(report, account);
  if (names.size === 0) worsen(account, 'degraded', 'the report names no site: ZAP reached nothing');
  return closeAccount(account, zapRuns(asText(report['@version']), names));
}
