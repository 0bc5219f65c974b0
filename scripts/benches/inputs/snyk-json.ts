import { pick, words } from './words.ts';

const ADVISORIES = 400;
const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

/** `snyk test --json` of one project: long entries, one for every path to one of 400 vulnerable packages. */
export function* snykReport(entries: number): Generator<string, void, void> {
  const advisories = Array.from({ length: ADVISORIES }, (_advisory, number) => advisoryOf(number));
  yield '{"vulnerabilities":[';
  for (let number = 0; number < entries; number += 1) {
    const { fixed, version, name } = pick(advisories, number);
    const path = [
      'shop@1.0.0',
      `direct-${number % 97}@${number % 9}.1.0`,
      `through-${Math.floor(number / ADVISORIES)}@2.${number % 31}.0`,
    ];
    const own = JSON.stringify({
      from: [...path, `${name}@${version}`],
      upgradePath: [false, `direct-${number % 97}@${(number % 9) + 1}.0.0`],
      isUpgradable: number % 2 === 0,
      isPatchable: false,
      name,
      version,
    });
    yield `${number === 0 ? '' : ','}${fixed.slice(0, -1)},${own.slice(1)}`;
  }
  const end = { dependencyCount: 1200, org: 'shop', packageManager: 'npm', uniqueCount: ADVISORIES, path: '.' };
  yield `],"ok":false,${JSON.stringify({ ...end, summary: `${entries} vulnerable dependency paths` }).slice(1)}`;
}

/** What an advisory's entries have in common, as text: some 6 KB of description. */
function advisoryOf(number: number): { readonly fixed: string; readonly name: string; readonly version: string } {
  const name = `package-${number}`;
  const fixed = JSON.stringify({
    id: `SNYK-JS-PACKAGE${number}-${400_000 + number}`,
    title: words(number, 30),
    CVSSv3: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:L',
    credit: ['Unknown'],
    semver: { vulnerable: [`<${number % 9}.4.2`] },
    fixedIn: [`${number % 9}.4.2`],
    patches: [],
    language: 'js',
    severity: pick(SEVERITIES, number),
    cvssScore: 4 + (number % 6),
    identifiers: { CVE: [`CVE-2024-${10_000 + number}`], CWE: [`CWE-${79 + (number % 40)}`], GHSA: [] },
    description: `## Overview\n[\`${name}\`](https://www.npmjs.com/package/${name})\n${words(number, 5200)}\n\n> “quoted” – ${words(number + 1, 200)}\n`,
    references: Array.from({ length: 4 }, (_reference, at) => ({
      title: `Reference ${at}`,
      url: `https://advisories.example/${name}/${at}`,
    })),
    creationTime: '2024-02-03T10:11:12.131415Z',
    publicationTime: '2024-02-04T10:11:12.131415Z',
    disclosureTime: '2024-02-02T10:11:12Z',
    packageName: name,
    packageManager: 'npm',
  });
  return { fixed, name, version: `${number % 9}.4.1` };
}
