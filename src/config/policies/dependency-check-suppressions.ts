import { TollgateError } from '../../model/errors.ts';
import type { SuppressionEntry } from '../../model/suppression.ts';
import { xmlElements, XmlError, type XmlElement } from '../../util/xml-elements.ts';

/**
 * A Dependency-Check suppression file, as far as it names advisories: `cve` and `vulnerabilityName` without a pattern, with an
 * exact `packageUrl` if there is one. Entries by file, hash, CPE or CVSS have no counterpart here and are left to
 * Dependency-Check itself, which applies them and reports what it suppressed.
 * Source: https://dependency-check.github.io/DependencyCheck/general/suppression.html
 * @throws TollgateError `config/bad-policy`
 */
export function dependencyCheckSuppressions(text: string, file: string): SuppressionEntry[] {
  try {
    return [...xmlElements([Buffer.from(text)], [['suppressions', 'suppress']])].flatMap(({ element }) =>
      entriesOf(element, file),
    );
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new TollgateError(
      'config/bad-policy',
      `${file} is no suppression file of Dependency-Check: ${error.message}`,
      {
        class: 'usage',
        place: { file },
        help: ['correct it, or take it out of suppressionFiles'],
        cause: error,
      },
    );
  }
}

function entriesOf(element: XmlElement, file: string): SuppressionEntry[] {
  const purl = element.children.find(({ name }) => name === 'packageUrl');
  if (purl?.attributes['regex'] === 'true' || element.children.some(({ name }) => OTHER_CONDITIONS.has(name)))
    return [];
  const notes = element.children.find(({ name }) => name === 'notes')?.text;
  const expires = element.attributes['until']?.replace(/Z$/u, '');
  return element.children
    .filter(
      ({ name, attributes }) => (name === 'cve' || name === 'vulnerabilityName') && attributes['regex'] !== 'true',
    )
    .map(({ text }) => ({
      rule: text,
      ...(purl !== undefined && { package: purl.text }),
      reason: notes === undefined || notes === '' ? 'suppressed for Dependency-Check' : notes,
      ...(expires !== undefined && expires !== '' && { expires }),
      origin: file,
    }));
}

const OTHER_CONDITIONS: ReadonlySet<string> = new Set([
  'filePath',
  'sha1',
  'gav',
  'cpe',
  'cvssBelow',
  'cvssV2Below',
  'cvssV3Below',
]);
