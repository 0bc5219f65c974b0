import { makeFinding, type Finding } from '../model/finding.ts';
import { packageName } from '../model/package-name.ts';
import { asList, asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { drop, type Account } from './accounting.ts';
import { evidenceText } from './evidence-text.ts';
import { listText } from './list-text.ts';
import { npmAdvisory, type NpmAdvisory } from './npm-advisory.ts';
import { textsOf } from './texts-of.ts';

/**
 * The findings of one advisory of the npm registry: one for every installed version (`findings[]`), at least one.
 * @param key the advisory's key in `advisories`, for what lacks an `id`
 * @param manifest the lockfile that was audited
 */
export function* npmAdvisoryFindings(
  value: unknown,
  key: string | undefined,
  manifest: string,
  account: Account,
): Generator<Finding> {
  const advisory = asObject(value);
  if (Object.keys(advisory).length === 0) {
    drop(account, 'an advisory is no object, or an empty one');
    return;
  }
  const known = npmAdvisory(advisory, key, account.notices);
  const installed = asList(advisory['findings']);
  for (const item of installed.length === 0 ? [{}] : installed) {
    account.raw += 1;
    account.occurrences += 1;
    const { version, paths } = asObject(item);
    yield npmFinding(advisory, known, { version: asText(version), paths: textsOf(paths), manifest });
  }
}

/** Where an advisory applies: a version in a lockfile, and the chains of dependencies that lead to it. */
export interface NpmPlace {
  readonly version: string | undefined;
  readonly paths: readonly string[];
  readonly manifest: string;
}

/** The finding of one advisory at one place. */
export function npmFinding(advisory: UntrustedObject, known: NpmAdvisory, place: NpmPlace): Finding {
  const { rule, severity, aliases } = known;
  const { version, paths, manifest } = place;
  const name = packageName('npm', known.packageName);
  const patched = asText(advisory['patched_versions']);
  const evidence = evidenceText([
    ['vulnerable', asText(advisory['vulnerable_versions'])],
    // `<0.0.0` is how the registry says that no version is patched.
    ['patched', patched === '<0.0.0' ? 'none yet' : patched],
    ['paths', listText(paths)],
  ]);
  return makeFinding({
    rule,
    severity,
    message: `${version === undefined ? name : `${name}@${version}`}: ${rule.title}`,
    locations: [{ kind: 'package', ecosystem: 'npm', name, ...(version !== undefined && { version }), manifest }],
    aliases,
    ...(evidence !== undefined && { evidence }),
  });
}
