import type { RepositoryFacts } from './look-at-repository.ts';

/**
 * The text of a first `tollgate.yml`, each part with what it does: what the repository shows how to scan is configured, the
 * rest stands there as a comment.
 * @param acceptExisting shall a first run adopt what it finds?
 */
export function draftConfig(facts: RepositoryFacts, target?: string, acceptExisting: boolean = false): string {
  const url = target ?? `http://127.0.0.1:${facts.port ?? 3000}`;
  return `# What Tollgate scans and when it shuts the gate; every key: docs/configuration.md. A scan is on where its section is there.

${facts.isStartable ? appSection(facts, url) : commented(appSection({ ...facts, packageManager: 'npm' }, url))}
${facts.manifests.length > 0 ? dependenciesSection(facts.manifests) : commented(dependenciesSection(['package-lock.json']))}
${facts.hasProfile ? PAYMENTS : `${commented(PAYMENTS)}# Draft the profile first: tollgate init --openapi ${facts.openapi === undefined || /\s/u.test(facts.openapi) ? 'FILE' : facts.openapi}\n`}
gate:
  # The lowest severity that shuts the gate: critical, high, medium, low or informational.
  failOn: high
${acceptExisting ? ACCEPTED : ''}`;
}

const ACCEPTED = `
# The first run adopts what is there; later ones are judged by what is new since: docs/baseline.md.
baseline: auto
`;

/** The scans that `draftConfig` configures, in the order of a run. */
export function draftedScans(facts: RepositoryFacts): readonly string[] {
  return [
    ...(facts.isStartable ? ['web'] : []),
    ...(facts.manifests.length > 0 ? ['dependencies'] : []),
    ...(facts.hasProfile ? ['payments'] : []),
  ];
}

function appSection({ packageManager = 'npm' }: RepositoryFacts, url: string): string {
  return `# Your app: Tollgate starts it, waits until it answers, and ends it after the scans.
app:
  # Where it answers. Loopback needs nothing more; for payments elsewhere see docs/payments.md.
  url: ${JSON.stringify(url)}
  # The command that starts it; leave it out where it runs already.
  start: ${packageManager} start

# The web baseline: GET requests only.
web:
  # Fewer answered pages make the scan incomplete: an app that did not come up must not look clean.
  minPages: 3
`;
}

function dependenciesSection(manifests: readonly string[]): string {
  return `# The dependency audit of ${manifests.join(', ')}, by every scanner that is there.
dependencies:
  # Folder of the lockfile.
  dir: .
`;
}

const PAYMENTS = `# Fake payments on the app above, which must be a sandbox: the profile says which operations it has.
payments:
  profile: payments.yml
`;

function commented(section: string): string {
  return section.replaceAll(/^(?!#)(?=.)/gmu, '# ');
}
