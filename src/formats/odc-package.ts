import { ecosystemOf, packageOfPurl, type PackageIdentity } from '../model/package-name.ts';
import { asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { listOf } from './list-of.ts';

const FILE_NAME = 255;
const CONFIDENCES = ['HIGHEST', 'HIGH', 'MEDIUM', 'LOW'];

/**
 * The package that a dependency of a Dependency-Check report is: its purl of the highest confidence, the first among equals,
 * else what its file name tells (`log4j-1.2.17.jar`).
 */
export function odcPackage(dependency: UntrustedObject): PackageIdentity {
  const [best] = odcPackageIds(dependency);
  return (best === undefined ? undefined : packageOfPurl(best)) ?? packageOfFile(asText(dependency['fileName']) ?? '');
}

/** All purls of a dependency, surest first. */
export function odcPackageIds(dependency: UntrustedObject): readonly string[] {
  return listOf(dependency['packages'])
    .map(asObject)
    .flatMap((item) => {
      const id = asText(item['id'])?.trim() ?? '';
      const rank = CONFIDENCES.indexOf(asText(item['confidence'])?.toUpperCase() ?? '');
      return packageOfPurl(id) === undefined ? [] : [{ id, rank: rank < 0 ? CONFIDENCES.length : rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

/** An identifier as reports up to version 4 have it (`maven`, `(org.owasp:library:6.7.8)`), as a purl. */
export function purlOfIdentifier(type: string, name: string): string | undefined {
  const ecosystem = ecosystemOf(type);
  const text = name.trim().replaceAll(/^\(|\)$/gu, '');
  const cut = Math.max(text.lastIndexOf(':'), text.lastIndexOf('@'));
  const [title, version] = cut > 0 ? [text.slice(0, cut), text.slice(cut + 1)] : [text, ''];
  if (title === '' || ecosystem === 'cpe') return undefined;
  const path = title.split(/[/:]/u).map(encodeURIComponent).join('/');
  return `pkg:${ecosystem}/${path}${version === '' ? '' : `@${encodeURIComponent(version)}`}`;
}

function packageOfFile(fileName: string): PackageIdentity {
  // The innermost of `shop.war: log4j-1.2.17.jar`.
  const file = fileName.split(': ').at(-1)?.trim() ?? '';
  const archive =
    /^(.+)[-_]v?(\d[\w.+]*(?:-[a-z][\w.]*)*)\.(?:jar|war|ear|aar|dll|exe|so|js|whl|gem|nupkg|zip|tgz|tar\.gz)$/iu;
  const [, name, version] = (file.length > FILE_NAME ? undefined : archive.exec(file)) ?? [];
  if (name !== undefined && version !== undefined) return { ecosystem: 'generic', name, version };
  return { ecosystem: 'generic', name: file === '' ? 'unnamed dependency' : file };
}
