import { makeFinding, type Finding } from '../../model/finding.ts';
import type { ReportReader, RunInfo } from '../../model/report.ts';
import { pascalName, taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, scoreOf, type Severity } from '../../model/severity.ts';
import type { Source } from '../../model/source.ts';
import { targetName } from '../../model/target.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { plainText } from './plain-text.ts';

const SEVERITIES: readonly Severity[] = ['informational', 'low', 'medium', 'high'];
const CONFIDENCES = ['false positive', 'low', 'medium', 'high', 'confirmed'];
const EVIDENCE_LENGTH = 4000;

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
    ['stoppingInsight, insights of only 4xx or 5xx', 'the run is degraded'],
  ],
  faults: [
    'risk and confidence texts are localised: the codes are read',
    'texts are HTML whose content was never escaped: paragraph tags go, everything else stays text',
    'reports up to 2.9 have no alertRef and may hold a lone site as an object: both are read',
  ],
  recognizes: (head) => head.kind === 'json-object' && head.keys.has('site') && !head.keys.has('runs'),
  read,
};

interface Site {
  name: string | undefined;
}

function* read(source: Source): ReportReader {
  const account = openAccount();
  const sites = new Map<number, Site>();
  const report: Record<string, unknown> = {};
  const siteOf = (index: number): Site => {
    const site = sites.get(index) ?? { name: undefined };
    sites.set(index, site);
    return site;
  };
  try {
    // Reports of old versions hold a lone site as an object, so its keys stand one level higher.
    const patterns = [
      ['@programName'],
      ['@version'],
      ['insights'],
      ['stoppingInsight'],
      ['site', '@name'],
      ['site', 'alerts', '*'],
      ['site', '*', '@name'],
      ['site', '*', 'alerts', '*'],
    ];
    let sawSite = false;
    for (const { path, value } of jsonElements(source.chunks(), patterns)) {
      if (path[0] !== 'site') {
        report[String(path[0])] = value;
        continue;
      }
      sawSite = true;
      const index = typeof path[1] === 'number' ? path[1] : 0;
      if (path.at(-1) === '@name') siteOf(index).name = asText(value);
      else {
        siteOf(index);
        for (const finding of findingsOf(asObject(value), account)) yield { run: index, finding };
      }
    }
    if (!sawSite && account.raw === 0) account.notices.add('the report names no site');
  } catch (error) {
    worsen(
      account,
      account.raw === 0 ? 'unreadable' : 'degraded',
      error instanceof Error ? error.message : String(error),
    );
  }
  judgeInsights(report, account);
  return closeAccount(account, runsOf(report, sites));
}

function runsOf(report: UntrustedObject, sites: ReadonlyMap<number, Site>): RunInfo[] {
  const version = asText(report['@version']);
  const count = Math.max(1, ...[...sites.keys()].map((index) => index + 1));
  return Array.from({ length: count }, (_unused, index) => {
    const target = sites.get(index)?.name;
    return {
      tool: { name: 'ZAP', ...(version !== undefined && { version }), informationUri: 'https://www.zaproxy.org/' },
      scan: 'web',
      ...(target !== undefined && { target: targetName(target) }),
      status: 'complete',
      rules: [],
    };
  });
}

/** ZAP 2.17 says itself when it saw next to nothing: it was stopped, or all answers were errors. */
function judgeInsights(report: UntrustedObject, account: Account): void {
  if (Object.keys(asObject(report['stoppingInsight'])).length > 0) {
    const reason = asText(asObject(report['stoppingInsight'])['description']);
    worsen(account, 'degraded', `ZAP stopped the scan${reason === undefined ? '' : `: ${reason}`}`);
  }
  for (const item of asList(report['insights'])) {
    const insight = asObject(item);
    const key = asText(insight['key']) ?? '';
    const errors = /^insight\.code\.([45])xx$/u.exec(key);
    if (errors !== null && asNumber(insight['statistic']) === 100) {
      worsen(account, 'degraded', `ZAP saw only errors: 100 % of the answers were ${errors[1]}xx`);
    }
  }
}

function* findingsOf(alert: UntrustedObject, account: Account): Generator<Finding> {
  const rule = ruleOfAlert(alert);
  const severity = severityOfAlert(alert);
  const instances = asList(alert['instances']);
  for (const item of instances.length === 0 ? [{}] : instances) {
    account.raw += 1;
    account.occurrences += 1;
    yield findingOf(alert, asObject(item), rule, severity);
  }
}

function severityOfAlert(alert: UntrustedObject): Severity {
  return SEVERITIES[asNumber(alert['riskcode']) ?? 0] ?? 'informational';
}

function ruleOfAlert(alert: UntrustedObject): Rule {
  const id = `zap/${asText(alert['alertRef']) ?? asText(alert['pluginid']) ?? 'unknown'}`;
  const title = asText(alert['name']) ?? asText(alert['alert']) ?? id;
  const severity = severityOfAlert(alert);
  const cwe = asNumber(alert['cweid']) ?? 0;
  const fix = plainText(asText(alert['solution']) ?? '');
  const reference = /https?:\/\/[^\s<"]+/u.exec(asText(alert['reference']) ?? '')?.[0];
  return {
    id,
    name: pascalName(title.replaceAll(/[^a-z0-9 ]/giu, '')),
    title,
    description: plainText(asText(alert['desc']) ?? title),
    ...(fix !== '' && { fix }),
    ...(reference !== undefined && URL.canParse(reference) && { helpUri: reference }),
    level: levelOf(severity),
    ...(severity !== 'informational' && { securitySeverity: scoreOf(severity) }),
    tags: taxonomyTags({ cwe: Number.isSafeInteger(cwe) && cwe > 0 ? [cwe] : [], owasp: [], pci: [] }),
  };
}

function findingOf(alert: UntrustedObject, instance: UntrustedObject, rule: Rule, severity: Severity): Finding {
  const uri = asText(instance['uri']);
  const method = asText(instance['method']);
  const parameter = asText(instance['param']);
  const confidence = asNumber(alert['confidence']);
  const evidence = [
    ['evidence', asText(instance['evidence'])],
    ['attack', asText(instance['attack'])],
    ['other', plainText(asText(instance['otherinfo']) ?? asText(alert['otherinfo']) ?? '')],
    ['confidence', CONFIDENCES[confidence ?? -1]],
  ]
    .filter(([, text]) => text !== undefined && text !== '')
    .map(([label, text]) => `${label}: ${text}`)
    .join('\n')
    .slice(0, EVIDENCE_LENGTH);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: parameter === undefined ? rule.title : `${rule.title} (${parameter})`,
    locations:
      uri === undefined
        ? []
        : [
            {
              kind: 'url',
              url: uri,
              ...(method !== undefined && { method }),
              ...(parameter !== undefined && { parameter }),
            },
          ],
    ...(evidence !== '' && { evidence }),
    // Confidence 0 is ZAP's own "false positive", set by an alert filter.
    ...(confidence === 0 && {
      suppressions: [{ kind: 'external', status: 'accepted', reason: 'marked as a false positive in ZAP' }],
    }),
  });
}
