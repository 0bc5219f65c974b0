import { ecosystemOf } from '../../model/package-name.ts';
import { asText, type UntrustedObject } from '../../util/untrusted.ts';

// What Snyk calls a package manager, a distribution or a language, where the usual words do not have it.
const OWN: ReadonlyMap<string, string> = new Map([
  ['sles', 'rpm'],
  ['opensuse', 'rpm'],
  ['rhel', 'rpm'],
  ['ol', 'rpm'],
  ['amzn', 'rpm'],
  ['rockylinux', 'rpm'],
  ['almalinux', 'rpm'],
  ['govendor', 'golang'],
  ['paket', 'nuget'],
  ['js', 'npm'],
  ['upstream', 'generic'],
]);

/** The purl type of an entry: by its package manager (`debian:11`, `npm`), else its language. */
export function snykEcosystem(entry: UntrustedObject): string {
  const name = asText(entry['packageManager']) ?? asText(entry['language']) ?? '';
  const word = name
    .toLowerCase()
    .replace(/[:(].*$/su, '')
    .trim();
  return OWN.get(word) ?? ecosystemOf(word);
}

/** Distribution packages, which Snyk names `source/binary`. */
export function isDistribution(ecosystem: string): boolean {
  return ecosystem === 'deb' || ecosystem === 'rpm' || ecosystem === 'apk';
}
