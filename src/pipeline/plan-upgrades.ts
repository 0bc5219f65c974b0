import { isAtLeast, type Severity } from '../model/severity.ts';
import { compareText, fingerprintOf, stateOf } from '../model/summary.ts';
import { fixFor } from './dependency-facts.ts';
import type { DependencyTree } from './dependency-tree.ts';
import { MALICIOUS_ADVICE } from './malicious.ts';
import type { Priority } from './priority.ts';
import type { PlannedChange, Unfixed, UpgradePlan } from './upgrade-plan.ts';
import { mavenChange } from './upgrades/maven-changes.ts';
import { nodeChanges } from './upgrades/node-changes.ts';
import { compareVersions, isBreaking } from './version-order.ts';

// A cover of that many still takes seconds at the most, whatever a report holds.
const MOST = 2_000;

/** The project's own files, as far as the plan needs them. */
export interface ProjectFiles {
  readonly trees: readonly DependencyTree[];
  /** Path relative to the working folder → text of a `pom.xml`. */
  readonly poms: ReadonlyMap<string, string>;
}

/**
 * The smallest set of changes that removes most of the open findings: one change for each package, upgrades that remove
 * several at once first, overrides only where nothing else helps. Pure: what it promises is checked by scanning again.
 */
export function planUpgrades(priorities: readonly Priority[], files: ProjectFiles): UpgradePlan {
  const open = priorities.filter(
    ({ finding }) => !['suppressed', 'absent', 'not-a-problem'].includes(stateOf(finding)),
  );
  const byTree = Map.groupBy(open.slice(0, MOST), (priority) => treeOf(priority, files.trees));
  const changes: PlannedChange[] = [];
  const unfixed: Unfixed[] = open.slice(MOST).map(notPlanned);
  const plans = [...byTree].map(([tree, own]) =>
    tree === undefined ? otherChanges(own, files) : nodeChanges(tree, own, ({ finding }) => fingerprintOf(finding)),
  );
  for (const plan of plans) {
    changes.push(...plan.changes.map(withAdvice));
    unfixed.push(...plan.unfixed);
  }
  return {
    changes: changes.toSorted(
      (a, b) =>
        Number(b.kind === 'remove') - Number(a.kind === 'remove') ||
        b.removes.length - a.removes.length ||
        compareText(a.folder, b.folder) ||
        compareText(a.package, b.package),
    ),
    unfixed: unfixed.toSorted((a, b) => compareText(a.package, b.package) || compareText(a.ruleId, b.ruleId)),
  };
}

function notPlanned({ finding }: Priority): Unfixed {
  const [place] = finding.locations;
  return {
    fingerprint: fingerprintOf(finding),
    ruleId: finding.rule.id,
    package: place?.kind === 'package' ? place.name : '',
    reason: `not planned: the ${MOST} most urgent findings come first`,
  };
}

function treeOf({ finding }: Priority, trees: readonly DependencyTree[]): DependencyTree | undefined {
  const [place] = finding.locations;
  if (place?.kind !== 'package' || place.ecosystem !== 'npm') return undefined;
  return trees.find(({ lockfile }) => folderOf(lockfile) === folderOf(place.manifest ?? ''));
}

/** One change for each package of a manifest: the newest of the fixed versions that its findings want. */
function otherChanges(priorities: readonly Priority[], { poms }: ProjectFiles): UpgradePlan {
  const unfixed: Unfixed[] = [];
  const wanted = new Map<
    string,
    {
      priorities: Priority[];
      to: string;
      from: string;
      manifest: string;
      line: number;
      name: string;
      ecosystem: string;
    }
  >();
  for (const priority of priorities) {
    const [place] = priority.finding.locations;
    if (place?.kind !== 'package') continue;
    const { ecosystem, name, manifest = '', line = 1, version: from = '' } = place;
    const to = priority.facts.malicious ? undefined : fixFor(priority.facts, from);
    if (to === undefined) {
      const reason = priority.facts.malicious
        ? 'a malicious package: take it out by hand'
        : 'no source names a fixed version';
      unfixed.push({
        fingerprint: fingerprintOf(priority.finding),
        ruleId: priority.finding.rule.id,
        package: name,
        reason,
      });
      continue;
    }
    const key = JSON.stringify([ecosystem, name, manifest]);
    const known = wanted.get(key);
    if (known === undefined) wanted.set(key, { priorities: [priority], to, from, manifest, line, name, ecosystem });
    else {
      known.priorities.push(priority);
      if (compareVersions(to, known.to) > 0) known.to = to;
    }
  }
  const changes = [...wanted.values()].map(
    ({ priorities: own, to, from, manifest, line, name, ecosystem }): PlannedChange => {
      const pom = ecosystem === 'maven' ? poms.get(manifest) : undefined;
      const maven = pom === undefined ? undefined : mavenChange(pom, name, to, manifest);
      return {
        kind: maven?.kind ?? 'manifest',
        ecosystem,
        package: name,
        from: from === '' ? [] : [from],
        to,
        breaking: from !== '' && isBreaking(from, to),
        folder: folderOf(manifest),
        commands: [],
        edits: maven?.edits ?? [],
        ...(maven === undefined && {
          advice: `set ${name} to ${to}${manifest === '' ? '' : ` in ${manifest}:${line}`}`,
        }),
        removes: own.map(({ finding }) => fingerprintOf(finding)).toSorted(),
        worst: own.map(({ rank }) => rank).reduce<Severity>((a, b) => (isAtLeast(a, b) ? a : b), 'informational'),
      };
    },
  );
  return { changes, unfixed };
}

function withAdvice(change: PlannedChange): PlannedChange {
  return change.kind === 'remove' ? { ...change, advice: MALICIOUS_ADVICE } : change;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.replaceAll('\\', '/').lastIndexOf('/')));
}
