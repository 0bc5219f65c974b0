import { makeFinding, type Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { pascalName } from '../../model/rule.ts';
import { isAtLeast, levelOf, type Severity } from '../../model/severity.ts';
import type { XmlElement } from '../../util/xml-elements.ts';
import { evidenceText } from '../evidence-text.ts';
import { listText } from '../list-text.ts';
import { checkTitles } from './check-titles.ts';

// As the classes of src/schemathesis/core/failures.py and openapi/checks.py have them; the report does not say.
const SEVERITIES: readonly (readonly [title: RegExp, severity: Severity])[] = [
  [/^(?:Server error|Use after free)$|authenticat/iu, 'critical'],
  [/^Response violates schema$/u, 'high'],
  [/^Response time limit exceeded$/u, 'low'],
];
// Disagreements between an API and its documentation that say nothing about security.
const CONTRACT =
  /^(?:Undocumented |Missing Content-Type|Missing required headers|Malformed media type|JSON deserialization|Response (?:violates|time)|Rejected positive|API rejected schema-compliant)/u;
const OPERATION = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|QUERY)\s+(\S+)$/u;

/** A failure or error of an operation that Schemathesis tested. */
export function schemathesisFinding(test: XmlElement, outcome: XmlElement): Finding {
  const operation = test.attributes['name']?.trim() ?? '';
  const text = outcome.text === '' ? (outcome.attributes['message'] ?? '') : outcome.text;
  const titles = outcome.name === 'error' ? ['Error'] : checkTitles(text);
  const [title = 'Failure', ...others] = titles.toSorted((a, b) => rank(a, b, titles));
  const severity = severityOf(title);
  const id = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  const evidence = evidenceText([
    ['other checks', listText(others)],
    ['report', text],
  ]);
  return makeFinding({
    rule: {
      id: `schemathesis/${id === '' ? 'failure' : id}`,
      name: pascalName(id),
      title,
      description: title,
      helpUri: 'https://schemathesis.readthedocs.io/en/stable/reference/checks/',
      level: levelOf(severity),
      tags: [CONTRACT.test(title) ? 'contract' : 'security'],
    },
    severity,
    message: `${title}${operation === '' ? '' : `: ${operation}`}`,
    locations: placeOf(operation),
    ...(evidence !== undefined && { evidence }),
  });
}

function severityOf(title: string): Severity {
  return SEVERITIES.find(([pattern]) => pattern.test(title))?.[1] ?? 'medium';
}

/** Worst first, security before contract, then in the order of the report. */
function rank(a: string, b: string, titles: readonly string[]): number {
  const [first, second] = [severityOf(a), severityOf(b)];
  if (first !== second) return isAtLeast(first, second) ? -1 : 1;
  return Number(CONTRACT.test(a)) - Number(CONTRACT.test(b)) || titles.indexOf(a) - titles.indexOf(b);
}

function placeOf(operation: string): Location[] {
  const [, method, path] = OPERATION.exec(operation) ?? [];
  if (method !== undefined && path !== undefined) return [{ kind: 'url', url: path, method }];
  return operation === '' ? [] : [{ kind: 'logical', name: operation }];
}
