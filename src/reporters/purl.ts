import type { PackageIdentity } from '../model/package-name.ts';

/**
 * The package as package URL: `pkg:npm/%40scope/name@1.2.3`, `pkg:maven/group/artifact@1.2`.
 * Source: https://github.com/package-url/purl-spec (ECMA-427), how to build a purl string.
 */
export function purlOf({ ecosystem, name, version }: PackageIdentity): string {
  const type = /^[a-z][a-z0-9.-]*$/u.test(ecosystem) ? ecosystem : 'generic';
  const path = (type === 'maven' ? name.replaceAll(':', '/') : name)
    .split('/')
    .filter((part) => part !== '')
    .map(encode);
  // A purl must name something.
  const named = path.length === 0 ? ['unknown'] : path;
  return `pkg:${type}/${named.join('/')}${version === undefined || version === '' ? '' : `@${encode(version)}`}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll(/[!'()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
