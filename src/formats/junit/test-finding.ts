import { makeFinding, type Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { levelOf } from '../../model/severity.ts';
import type { XmlElement } from '../../util/xml-elements.ts';
import { evidenceText } from '../evidence-text.ts';
import { manifestPath } from '../manifest-path.ts';
import { regionOf } from '../region-of.ts';
import { severityOfWord } from '../severity-of-word.ts';

/**
 * A failed test of any tool: the test is the rule.
 * @param suite name of the test suite
 * @param outcome `failure` or `error`
 */
export function testFinding(suite: string, test: XmlElement, outcome: XmlElement): Finding {
  const name = nonEmpty(test.attributes['name']) ?? 'unnamed test';
  const within = nonEmpty(test.attributes['classname']) ?? nonEmpty(suite);
  const type = nonEmpty(outcome.attributes['type']);
  const severity = (outcome.name === 'failure' ? severityOfWord(type) : undefined) ?? 'medium';
  const file = nonEmpty(test.attributes['file']);
  const region = regionOf({ startLine: test.attributes['line'] });
  const place: Location[] =
    file !== undefined
      ? [{ kind: 'file', uri: manifestPath(file), ...(region !== undefined && { region }) }]
      : [{ kind: 'logical', name: within ?? name }];
  const evidence = evidenceText([
    ['type', type],
    ['message', nonEmpty(outcome.attributes['message'])],
    ['text', outcome.text],
  ]);
  return makeFinding({
    rule: {
      id: `junit/${within === undefined ? '' : `${within}.`}${name}`,
      title: name,
      description: within === undefined ? name : `${within}: ${name}`,
      level: levelOf(severity),
      tags: [],
    },
    severity,
    message: `${name}: the test ${outcome.name === 'failure' ? 'failed' : 'ended with an error'}`,
    locations: place,
    ...(evidence !== undefined && { evidence }),
  });
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
