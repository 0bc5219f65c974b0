import { isAtLeast, type Severity } from '../../model/severity.ts';
import { fixFor } from '../dependency-facts.ts';
import type { DependencyTree, DirectDependency, TreePackage } from '../dependency-tree.ts';
import { installedOf } from '../enrichment.ts';
import type { Priority } from '../priority.ts';
import { openTreePaths, type Parent, type TreePaths } from '../tree-paths.ts';
import type { PlannedChange, Unfixed, UpgradePlan } from '../upgrade-plan.ts';
import { compareVersions, isBreaking } from '../version-order.ts';
import { isInRange } from '../version-range.ts';
import { greedyCover, type CoverOption } from './cover.ts';
import { areSafe, isSafe, nodeCommands, type NodeStep } from './node-commands.ts';

/** Why an installed package is there: the project asks for it, others do that take the fix, or others that refuse it. */
type Need = 'direct' | 'shared' | 'refusing';

/** One installed package that a finding is about. */
interface Pair {
  /** For each need one id, as each has to be met. */
  readonly ids: Readonly<Partial<Record<Need, string>>>;
  readonly priority: Priority;
  readonly fingerprint: string;
  readonly installed: TreePackage;
}

interface Option extends CoverOption {
  readonly step: NodeStep;
  readonly from: readonly string[];
  readonly breaking: boolean;
  readonly covers: Set<string>;
}

const MOST_ANCESTORS = 10;
const COSTS: Readonly<Record<NodeStep['kind'], number>> = { remove: 0, upgrade: 1, refresh: 0, override: 100 };

/** The changes for the findings of one Node project. */
export function nodeChanges(
  tree: DependencyTree,
  priorities: readonly Priority[],
  fingerprintOf: (priority: Priority) => string,
): UpgradePlan {
  const paths = openTreePaths(tree);
  const installed = priorities.flatMap((priority) => installedPairs(priority, paths, fingerprintOf(priority)));
  const targets = targetsOf(installed);
  const pairs = installed.map((pair) => ({ ...pair, ids: idsOf(pair, targets.get(pair.installed.key), tree, paths) }));
  const offering: Offering = { tree, paths, options: new Map() };
  const reasons = new Map<Priority, string>();
  for (const pair of pairs) {
    const reason = offer(pair, targets.get(pair.installed.key), offering);
    if (reason !== undefined) reasons.set(pair.priority, reason);
  }
  const covered = new Set<string>();
  const isGone = (fingerprint: string): boolean =>
    pairs.every((pair) => pair.fingerprint !== fingerprint || Object.values(pair.ids).every((id) => covered.has(id)));
  const gone = new Set<string>();
  const chosen = greedyCover([...offering.options.values()]);
  const overrides = { ...tree.overrides, ...overridesOf(chosen) };
  const changes = chosen.map((option): PlannedChange => {
    for (const id of option.covers) covered.add(id);
    const own = pairs.filter(({ ids }) => Object.values(ids).some((id) => option.covers.has(id)));
    // A finding is gone only once every installed version that it is about is gone.
    const removes = [...new Set(own.map(({ fingerprint }) => fingerprint))]
      .filter((id) => !gone.has(id) && isGone(id))
      .toSorted();
    for (const id of removes) gone.add(id);
    return changeOf(option, own, removes, tree, overrides);
  });
  const unfixed = priorities
    .filter((priority) => !gone.has(fingerprintOf(priority)))
    .map((priority): Unfixed =>
      without(priority, fingerprintOf(priority), reasons.get(priority) ?? 'it is not in the lockfile any more'),
    );
  return { changes, unfixed };
}

function installedPairs(priority: Priority, paths: TreePaths, fingerprint: string): Pair[] {
  const [place] = priority.finding.locations;
  if (place?.kind !== 'package') return [];
  return installedOf(priority.finding, place, paths).map((installed) => ({
    ids: {},
    priority,
    fingerprint,
    installed,
  }));
}

function idsOf(
  { fingerprint, installed, priority }: Pair,
  target: string | undefined,
  tree: DependencyTree,
  paths: TreePaths,
): Pair['ids'] {
  const parents = paths.parentsOf(installed.key);
  const id = `${fingerprint} ${installed.key}`;
  const others = parents.filter(({ by }) => by !== undefined);
  const refusing = others.some((parent) => !accepts(parent, target, priority.facts.inRange, tree));
  const direct = parents.some((parent) => parent.direct !== undefined);
  return {
    ...(direct && { direct: `${id} direct` }),
    ...(others.some((parent) => accepts(parent, target, priority.facts.inRange, tree)) && { shared: `${id} shared` }),
    // What nothing asks for is left over, and an override replaces it as well as anything.
    ...((refusing || parents.length === 0) && { refusing: `${id} refusing` }),
  };
}

/** For each installed package the version that is out of all findings' ranges: the newest of those that each wants. */
function targetsOf(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const { priority, installed } of pairs) {
    const fixed = fixFor(priority.facts, installed.version);
    const known = targets.get(installed.key);
    if (fixed !== undefined && (known === undefined || compareVersions(fixed, known) > 0))
      targets.set(installed.key, fixed);
  }
  return targets;
}

interface Offering {
  readonly tree: DependencyTree;
  readonly paths: TreePaths;
  readonly options: Map<string, Option>;
}

/** Adds every change that would replace the installed package; says why some need of it is met by none. */
function offer(pair: Pair, target: string | undefined, offering: Offering): string | undefined {
  const { paths, tree } = offering;
  const { ids, installed, priority } = pair;
  const parents = paths.parentsOf(installed.key);
  const direct = parents.flatMap((parent) => parent.direct ?? [])[0];
  if (priority.facts.malicious) return remove(pair, direct, offering);
  // A fix that only names another package says nothing about the version of this one.
  const own = fixFor(priority.facts, installed.version) === undefined ? undefined : target;
  const refusing = parents.filter(
    (parent) => parent.by !== undefined && !accepts(parent, target, priority.facts.inRange, tree),
  );
  const told = toldUpgrade(pair, refusing, paths);
  if (told !== undefined) add(offering, 'upgrade', told.direct, told.version, pair, [ids.refusing]);
  if (installed.bundled) {
    if (told !== undefined) return undefined;
    const owner = paths.pathTo(installed.key).at(-2);
    return `it comes inside ${owner?.name ?? 'another package'}: only an upgrade of that replaces it`;
  }
  if (own === undefined && !priority.facts.inRange)
    return told === undefined ? 'no source names a fixed version' : undefined;
  const version = own ?? '';
  if (!isSafe({ name: installed.name, version, workspace: direct?.workspace ?? '' })) {
    return 'its name or version is none that may stand in a command';
  }
  if (direct !== undefined)
    add(offering, own === undefined ? 'refresh' : 'upgrade', direct, version, pair, [ids.direct]);
  if (ids.shared !== undefined) add(offering, 'refresh', undefined, version, pair, [ids.shared]);
  const chain = priority.facts.inRange && told === undefined ? ancestorsOf(refusing, paths) : [];
  if (chain.length > 0) add(offering, 'refresh', undefined, version, pair, [ids.refusing, ids.shared], chain);
  // An override replaces every copy, whoever asks; a dependency of the project itself has to ask for the same.
  if (ids.refusing === undefined || told !== undefined || chain.length > 0) return undefined;
  if (own === undefined) return 'no source names a fixed version';
  if (!areSafe(tree.overrides ?? {})) return 'the overrides that hold already may not stand in a command';
  add(offering, 'override', direct, own, pair, Object.values(ids));
  return undefined;
}

/** Who refuses the fix and who asks for them, by name: newer versions of these take it. Nothing where there are too many to name. */
function ancestorsOf(refusing: readonly Parent[], paths: TreePaths): string[] {
  const keys = new Set(refusing.flatMap(({ by }) => by?.key ?? []));
  const names = new Set<string>();
  for (const parent of refusing) if (parent.by !== undefined) names.add(parent.by.name);
  for (const key of keys) {
    for (const { by } of paths.parentsOf(key)) {
      if (by === undefined) continue;
      keys.add(by.key);
      names.add(by.name);
    }
    if (names.size > MOST_ANCESTORS) return [];
  }
  return [...names].every((name) => isSafe({ name, version: '', workspace: '' })) ? [...names].toSorted() : [];
}

function remove(pair: Pair, direct: DirectDependency | undefined, offering: Offering): string | undefined {
  if (direct === undefined) {
    const owner = offering.paths.pathTo(pair.installed.key)[0];
    return `a malicious package: take out ${owner?.name ?? 'what brings it in'}, or pin a version from before the attack by hand`;
  }
  if (!isSafe({ name: pair.installed.name, version: '', workspace: direct.workspace }))
    return 'its name is none that may stand in a command';
  add(offering, 'remove', direct, '', pair, Object.values(pair.ids));
  return undefined;
}

function add(
  { options, tree }: Offering,
  kind: NodeStep['kind'],
  direct: DirectDependency | undefined,
  version: string,
  pair: Pair,
  ids: readonly (string | undefined)[],
  besides: readonly string[] = [],
): void {
  const name = kind === 'override' || kind === 'refresh' ? pair.installed.name : (direct?.name ?? pair.installed.name);
  const workspace = kind === 'override' || kind === 'refresh' ? '' : (direct?.workspace ?? '');
  const id = [kind, workspace, name, ...besides].join(' ');
  const known = options.get(id);
  const installed = kind === 'override' || kind === 'refresh' ? pair.installed : tree.packages.get(direct?.to ?? '');
  const newest = known === undefined || compareVersions(version, known.step.version) > 0 ? version : known.step.version;
  const from = [...new Set([...(known?.from ?? []), ...(installed === undefined ? [] : [installed.version])])].toSorted(
    compareVersions,
  );
  const breaking = kind === 'remove' || (newest !== '' && from.some((old) => isBreaking(old, newest)));
  options.set(id, {
    name: id,
    cost: COSTS[kind] + (breaking ? 10 : 0),
    breaking,
    from,
    covers: new Set([...(known?.covers ?? []), ...ids.filter((covered) => covered !== undefined)]),
    step: {
      kind,
      name,
      version: newest,
      atLeast: newest === version ? pair.priority.facts.limits.includes(version) : (known?.step.atLeast ?? false),
      dev: direct?.dev ?? false,
      workspace,
      direct: direct !== undefined,
      besides,
    },
  });
}

/** Would who asks for the package take the fixed version? Where the lockfile keeps no range, nobody knows. */
function accepts(
  { range }: Parent,
  version: string | undefined,
  inRange: boolean,
  { manager }: DependencyTree,
): boolean {
  // Yarn 1 cannot refresh what only others ask for.
  if (range === undefined || manager === 'yarn') return false;
  // npm knows a fix in the ranges that are asked for, and who asks for one version alone is not who takes it.
  if (version === undefined) return inRange && !/^[=v]*\d+\.\d+\.\d+/u.test(range);
  return isInRange(version, range) === true;
}

/** The upgrade of a dependency of the project itself that a scanner says is enough, where all that refuse the fix come from it. */
function toldUpgrade(
  pair: Pair,
  refusing: readonly Parent[],
  paths: TreePaths,
): { readonly direct: DirectDependency; readonly version: string } | undefined {
  const keys = refusing.flatMap(({ by }) => (by === undefined ? [] : [by.key]));
  const origins = new Map(
    (keys.length === 0 ? [] : keys.flatMap((key) => paths.originsOf(key))).map((direct) => [
      `${direct.workspace} ${direct.name}`,
      direct,
    ]),
  );
  const [only, ...others] = origins.values();
  if (only === undefined || others.length > 0) return undefined;
  const versions = pair.priority.facts.upgrades.filter(({ name }) => name === only.name).map(({ version }) => version);
  const version = versions.toSorted(compareVersions).at(-1);
  return version === undefined || !isSafe({ name: only.name, version, workspace: only.workspace })
    ? undefined
    : { direct: only, version };
}

function overridesOf(chosen: readonly Option[]): Readonly<Record<string, string>> {
  const own = chosen.flatMap(({ step }) => (step.kind === 'override' ? [step] : []));
  return Object.fromEntries(own.map(({ name, version, atLeast }) => [name, atLeast ? `^${version}` : version]));
}

function changeOf(
  option: Option,
  own: readonly Pair[],
  removes: readonly string[],
  tree: DependencyTree,
  overrides: Readonly<Record<string, string>>,
): PlannedChange {
  const { step, from, breaking } = option;
  const worst = own
    .map(({ priority }) => priority.rank)
    .reduce<Severity>((a, b) => (isAtLeast(a, b) ? a : b), 'informational');
  return {
    kind: step.kind,
    ecosystem: 'npm',
    package: step.name,
    from,
    ...(step.version !== '' && { to: step.version }),
    breaking,
    folder: tree.lockfile.slice(0, Math.max(0, tree.lockfile.lastIndexOf('/'))),
    commands: nodeCommands(tree.manager, step, overrides),
    edits: [],
    removes,
    worst,
  };
}

function without({ finding }: Priority, fingerprint: string, reason: string): Unfixed {
  const [place] = finding.locations;
  return { fingerprint, ruleId: finding.rule.id, package: place?.kind === 'package' ? place.name : '', reason };
}
