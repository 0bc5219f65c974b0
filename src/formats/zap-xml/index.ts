import type { ReportReader } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import type { UntrustedObject } from '../../util/untrusted.ts';
import { xmlElements, type XmlElement } from '../../util/xml-elements.ts';
import { closeAccount, openAccount, worsen } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { childrenOf } from '../xml-child.ts';
import { xmlRoot } from '../xml-root.ts';
import { findingsOfAlert } from '../zap-alert.ts';
import { zapRuns } from '../zap-runs.ts';

/** ZAP's `traditional-xml` and `traditional-xml-plus` reports. */
export const format: Format = {
  id: 'zap-xml',
  title: 'ZAP traditional XML',
  url: 'https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-xml/',
  versions: 'ZAP 2.9 to 2.17',
  mapping: [
    ['site/alerts/alertitem/instances/instance', 'one finding each; an alert without instances is one'],
    ['alertRef, else pluginid', 'rule id, as zap/10038-1'],
    ['riskcode', 'severity and level: 3 high, 2 medium, 1 low, 0 informational'],
    ['name, desc, solution, reference, cweid', 'rule title, description, fix, help URI, CWE'],
    ['uri, method, param', 'location'],
    ['evidence, attack, otherinfo, confidence', 'evidence'],
    ['confidence 0', 'suppression: marked as a false positive in ZAP'],
    ['site name', 'target of the run'],
    ['no site at all', 'the run is degraded'],
  ],
  faults: [
    'a comment before the XML declaration: skipped',
    'texts are HTML inside XML: paragraph tags go, everything else stays text',
    'requests and responses of traditional-xml-plus are not kept: they hold cookies and tokens',
    'the XML report has no insights: whether ZAP saw only errors is known from the JSON report alone',
  ],
  recognizes: ({ kind, text }) => (kind === 'xml' || kind === 'text') && xmlRoot(text) === 'OWASPZAPReport',
  read,
};

const SITE = ['OWASPZAPReport', 'site', '@'];
const PATTERNS = [['OWASPZAPReport', '@'], SITE, ['OWASPZAPReport', 'site', 'alerts', 'alertitem']];

function* read(source: Source): ReportReader {
  const account = openAccount();
  const names = new Map<number, string | undefined>();
  let version: string | undefined;
  try {
    for (const { element } of xmlElements(source.chunks(), PATTERNS)) {
      if (element.name === 'OWASPZAPReport') version = element.attributes['version'];
      else if (element.name === 'site') names.set(names.size, element.attributes['name']);
      else {
        const run = names.size - 1;
        for (const finding of findingsOfAlert(alertOf(element), account)) yield { run, finding };
      }
    }
    if (names.size === 0) worsen(account, 'degraded', 'the report names no site: ZAP reached nothing');
  } catch (error) {
    recordFault(error, account);
  }
  return closeAccount(account, zapRuns(version === '' ? undefined : version, names));
}

/** The alert as the JSON report has it: texts by their names, and the list of its instances. */
function alertOf(element: XmlElement): UntrustedObject {
  const instances = childrenOf(element, 'instances').flatMap((list) => childrenOf(list, 'instance'));
  return { ...textsOf(element), instances: instances.map(instanceOf) };
}

function textsOf(element: XmlElement): UntrustedObject {
  return Object.fromEntries(element.children.map(({ name, text }) => [name, text]));
}

/** Of an instance only what is read, in one shape for all: there may be 100,000 of them. */
function instanceOf({ children }: XmlElement): UntrustedObject {
  let uri: string | undefined;
  let method: string | undefined;
  let param: string | undefined;
  let attack: string | undefined;
  let evidence: string | undefined;
  let otherinfo: string | undefined;
  for (const { name, text } of children) {
    if (name === 'uri') uri = text;
    else if (name === 'method') method = text;
    else if (name === 'param') param = text;
    else if (name === 'attack') attack = text;
    else if (name === 'evidence') evidence = text;
    else if (name === 'otherinfo') otherinfo = text;
  }
  return { uri, method, param, attack, evidence, otherinfo };
}
