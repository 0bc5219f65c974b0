import { makeFinding, type Finding } from '../model/finding.ts';
import { pascalName, type Rule } from '../model/rule.ts';
import { levelOf, type Severity } from '../model/severity.ts';
import type { DependencyTree, TreePackage } from './dependency-tree.ts';

/** Under which licences packages may come: SPDX ids, in any case. */
export interface LicensePolicy {
  /** Nothing else may, where this is there. */
  readonly allow?: readonly string[] | undefined;
  readonly deny?: readonly string[] | undefined;
}

const DENIED = ownRule(
  'dependencies/license-denied',
  'A package comes under a denied licence',
  'The licence of an installed package is one that the policy does not allow.',
  'Replace the package, or decide with your lawyers and record the decision as a suppression.',
  'high',
);
const UNKNOWN = ownRule(
  'dependencies/license-unknown',
  'Nobody knows under which licence a package comes',
  'The lockfile names no licence of an installed package, so nobody can tell whether the policy allows it.',
  'Look the licence up, and record a suppression that names it; npm writes licences into lockfiles of version 2 and later.',
  'low',
);

/** The rules of findings about licences. */
export const LICENSE_RULES: readonly Rule[] = [DENIED, UNKNOWN];

/**
 * Findings about the licences of a tree's packages. Of alternatives (`MIT OR GPL-3.0-only`) one allowed is enough, of joined
 * ones (`MIT AND Apache-2.0`) all must be.
 * Source: https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/.
 */
export function licenseFindings(tree: DependencyTree, policy: LicensePolicy): Finding[] {
  const packages = new Map([...tree.packages.values()].map((entry) => [`${entry.name}@${entry.version}`, entry]));
  return [...packages.values()].flatMap((entry) => {
    if (entry.license === undefined) return [findingOf(entry, tree, UNKNOWN, 'low', 'its licence is not known')];
    return isAllowed(entry.license, policy)
      ? []
      : [findingOf(entry, tree, DENIED, 'high', `its licence is ${entry.license}`)];
  });
}

/** May a package come under this licence expression? What is no expression is taken as one name. */
export function isAllowed(expression: string, { allow, deny }: LicensePolicy): boolean {
  const allowed = allow === undefined ? undefined : new Set(allow.map((id) => id.toLowerCase()));
  const denied = new Set((deny ?? []).map((id) => id.toLowerCase()));
  const words = expression.slice(0, 1_000).replaceAll(/[()]/gu, ' $& ').trim().split(/\s+/u);
  const isFine = (id: string): boolean => {
    const name = id.toLowerCase();
    // `GPL-2.0+` and `GPL-2.0-or-later` are denied with `GPL-2.0`.
    const base = name.replace(/\+$|-or-later$|-only$/u, '');
    return !denied.has(name) && !denied.has(base) && (allowed === undefined || allowed.has(name));
  };
  let at = 0;
  const term = (): boolean => {
    if (words[at] === '(') {
      at += 1;
      const inside = either();
      at += 1;
      return inside;
    }
    const fine = isFine(words[at] ?? '');
    at += 1;
    if (words[at]?.toUpperCase() === 'WITH') at += 2;
    return fine;
  };
  const all = (): boolean => {
    let fine = term();
    while (words[at]?.toUpperCase() === 'AND') {
      at += 1;
      fine = term() && fine;
    }
    return fine;
  };
  const either = (): boolean => {
    let fine = all();
    while (words[at]?.toUpperCase() === 'OR') {
      at += 1;
      fine = all() || fine;
    }
    return fine;
  };
  const fine = either();
  return at >= words.length ? fine : isFine(expression);
}

function findingOf(entry: TreePackage, tree: DependencyTree, rule: Rule, severity: Severity, what: string): Finding {
  const { name, version, line } = entry;
  return makeFinding({
    rule,
    severity,
    message: `${name}@${version}: ${what}.`,
    locations: [
      {
        kind: 'package',
        ecosystem: 'npm',
        name,
        version,
        manifest: tree.lockfile,
        ...(line !== undefined && { line }),
      },
    ],
  });
}

function ownRule(id: string, title: string, description: string, fix: string, severity: Severity): Rule {
  return { id, name: pascalName(id), title, description, fix, level: levelOf(severity), tags: ['license'] };
}
