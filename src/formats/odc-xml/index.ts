import type { ReportReader } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import type { UntrustedObject } from '../../util/untrusted.ts';
import { xmlElements } from '../../util/xml-elements.ts';
import { closeAccount, openAccount, worsen } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { odcFindings } from '../odc-findings.ts';
import { odcRun } from '../odc-run.ts';
import { sharedRules } from '../shared-rules.ts';
import { dependencyShape, infoShape } from './json-shape.ts';

/** Dependency-Check's `--format XML`. */
export const format: Format = {
  id: 'odc-xml',
  title: 'OWASP Dependency-Check XML',
  url: 'https://dependency-check.github.io/DependencyCheck/general/thereport.html',
  versions: 'Dependency-Check 1 to 13, schemas 1.2 to 4.1; `retire --outputformat depcheck`',
  mapping: [
    ['vulnerabilities/vulnerability', 'one finding each'],
    ['vulnerabilities/suppressedVulnerability', 'one finding each, suppressed; notes are the reason'],
    ['identifiers/package/id, identifiers/identifier (up to schema 1.8)', 'package and version'],
    ['everything else', 'as in odc-json: XML and JSON of one run give the same findings'],
  ],
  faults: [
    'the namespace changes with the schema: ignored',
    'the name of a known exploited vulnerability is not expanded: left out',
    'cvssScore and cwe of old schemas: read',
  ],
  recognizes: ({ kind, text }) =>
    (kind === 'xml' || kind === 'text') && /<(?:[\w.-]+:)?analysis\s[^>]*dependency[-_]?check/iu.test(text),
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const info: Record<string, UntrustedObject> = {};
  let dependencies = 0;
  let hasList = false;
  try {
    const context = { account, share: sharedRules() };
    const patterns = [
      ['analysis', 'scanInfo'],
      ['analysis', 'projectInfo'],
      ['analysis', 'dependencies', '@'],
      ['analysis', 'dependencies', 'dependency'],
    ];
    for (const { path, element } of xmlElements(source.chunks(), patterns)) {
      const name = path.at(-1);
      if (name === 'dependencies') hasList = true;
      else if (name !== 'dependency') info[element.name] = infoShape(element);
      else {
        dependencies += 1;
        for (const finding of odcFindings(dependencyShape(element), context)) yield { run: 0, finding };
      }
    }
    if (!hasList) worsen(account, 'unreadable', 'the report has no list of dependencies');
  } catch (error) {
    recordFault(error, account);
  }
  return closeAccount(account, [odcRun(info['scanInfo'] ?? {}, info['projectInfo'] ?? {}, dependencies, account)]);
}
