import type { Finding } from '../model/finding.ts';
import type { Location, PackageLocation } from '../model/location.ts';
import type { RunInfo } from '../model/report.ts';
import { dependencyFacts } from './dependency-facts.ts';
import type { DependencyTree, TreePackage } from './dependency-tree.ts';
import { evidenceLines, withOwnLines } from './evidence-lines.ts';
import type { EpssScores } from './intelligence/epss.ts';
import type { KevCatalogue } from './intelligence/kev.ts';
import { isMalicious, MALICIOUS_ADVICE } from './malicious.ts';
import { openTreePaths, type TreePaths } from './tree-paths.ts';
import { isInRange } from './version-range.ts';

/** What is known beside the reports: who exploits what, and how the project depends on it. */
export interface Intelligence {
  readonly kev?: KevCatalogue;
  readonly epss?: EpssScores;
  readonly trees?: readonly DependencyTree[];
  /** The base score of a CVSS vector, version 2 to 4. */
  readonly scoreOf?: (vector: string) => number | undefined;
}

/** Adds what is known to findings about packages and to the runs that found them. */
export interface Enrichment {
  finding(finding: Finding): Finding;
  run(info: RunInfo): RunInfo;
}

type Line = readonly [key: string, value: string];

interface OpenTree {
  readonly tree: DependencyTree;
  readonly folder: string;
  readonly paths: TreePaths;
}

const MOST_PATHS = 5;

/** The enrichment of a run. Its lines in the evidence replace those of an earlier one. */
export function openEnrichment(known: Intelligence): Enrichment {
  const trees = (known.trees ?? []).map((tree) => ({
    tree,
    folder: folderOf(tree.lockfile),
    paths: openTreePaths(tree),
  }));
  return {
    finding(finding) {
      const [place] = finding.locations;
      if (place?.kind !== 'package') return finding;
      const tree =
        place.ecosystem === 'npm' ? trees.find(({ folder }) => folder === folderOf(place.manifest ?? '')) : undefined;
      const installed = tree === undefined ? [] : installedOf(finding, place, tree.paths);
      const lines = [
        ...(isMalicious(finding) ? [['malicious', MALICIOUS_ADVICE] as const] : []),
        ...exploitLines(finding, known),
        ...scoreLines(finding, known),
        ...(tree === undefined ? [] : treeLines(installed, tree.paths)),
      ];
      const evidence = withOwnLines(finding.evidence, lines);
      const { evidence: _old, ...rest } = finding;
      return {
        ...rest,
        ...(evidence !== undefined && { evidence }),
        ...(tree !== undefined && { locations: locationsOf(finding.locations, installed, tree) }),
      };
    },
    run(info) {
      if (info.scan !== 'dependencies') return info;
      const dates = {
        ...(known.kev !== undefined && { kevCatalogue: known.kev.date }),
        ...(known.epss !== undefined && { epssScores: known.epss.date }),
      };
      return Object.keys(dates).length === 0 ? info : { ...info, coverage: { ...info.coverage, ...dates } };
    },
  };
}

/** The installed packages that a finding is about: those of its version, else those in its vulnerable range, else all of the name. */
export function installedOf(finding: Finding, place: PackageLocation, paths: TreePaths): readonly TreePackage[] {
  const named = paths.named(place.name);
  const versions = new Set(
    finding.locations.flatMap((other) =>
      other.kind === 'package' && other.name === place.name ? (other.version ?? []) : [],
    ),
  );
  const exact = named.filter(({ version }) => versions.has(version));
  if (exact.length > 0) return exact;
  const { vulnerable } = dependencyFacts(finding);
  const inside = named.filter(({ version }) => vulnerable.some((range) => isInRange(version, range) === true));
  return inside.length > 0 ? inside : named;
}

function exploitLines(finding: Finding, { kev, epss }: Intelligence): Line[] {
  const ids = [finding.rule.id, ...finding.aliases].filter((id) => id.startsWith('CVE-'));
  const lines: Line[] = [];
  for (const id of kev === undefined ? [] : ids.filter((cve) => kev.entries.has(cve))) {
    const entry = kev?.entries.get(id);
    const parts = [
      entry?.added === undefined ? id : `${id} since ${entry.added}`,
      ...(entry?.due === undefined ? [] : [`due ${entry.due}`]),
      ...(entry?.ransomware === true ? ['used by ransomware'] : []),
    ];
    lines.push(['exploited', `${parts.join(', ')} (CISA KEV of ${kev?.date ?? 'unknown'})`]);
    break;
  }
  const scores = ids.flatMap((id) => epss?.scoreOf(id) ?? []).toSorted((a, b) => b.score - a.score);
  const [worst] = scores;
  if (worst !== undefined) {
    lines.push(['epss', `${worst.score} (percentile ${worst.percentile}, ${epss?.date ?? 'unknown'})`]);
  }
  return lines;
}

const VECTOR =
  /CVSS:[234]\.\d\/[A-Za-z:/]{10,300}|(?<![A-Za-z:/])AV:[LAN]\/AC:[LMH]\/Au:[MSN]\/C:[NPC]\/I:[NPC]\/A:[NPC]/gu;

/** The worst base score of the vectors that the sources give. */
function scoreLines({ evidence }: Finding, { scoreOf }: Intelligence): Line[] {
  if (scoreOf === undefined) return [];
  const scored = evidenceLines(evidence)
    .filter(({ tool }) => tool !== 'Tollgate')
    .flatMap(({ value }) => [...value.matchAll(VECTOR)])
    .flatMap(([vector]) => {
      const score = scoreOf(vector);
      return score === undefined ? [] : [{ vector, score }];
    })
    .toSorted((a, b) => b.score - a.score);
  const [worst] = scored;
  return worst === undefined ? [] : [['cvss', `${worst.score.toFixed(1)} (${worst.vector})`]];
}

function treeLines(installed: readonly TreePackage[], paths: TreePaths): Line[] {
  if (installed.length === 0) return [['scope', 'not in the lockfile']];
  const isDirect = installed.some(({ key }) => paths.parentsOf(key).some(({ direct }) => direct !== undefined));
  const scope = [
    installed.every(({ dev }) => dev) ? 'development' : 'runtime',
    isDirect ? 'direct' : 'transitive',
    ...(installed.every(({ bundled }) => bundled) ? ['bundled'] : []),
    ...(installed.every(({ optional }) => optional) ? ['optional'] : []),
  ];
  const shown = installed.slice(0, MOST_PATHS).flatMap(({ key }): Line[] => {
    const path = paths.pathTo(key).map(({ name, version }) => `${name}@${version}`);
    return path.length === 0 ? [] : [['path', path.join(' > ')]];
  });
  const more = installed.length - MOST_PATHS;
  return [['scope', scope.join(' ')], ...shown, ...(more > 0 ? [['more paths', String(more)] as const] : [])];
}

/** The lockfile's line, and the line of `package.json` that brings the package in. */
function locationsOf(
  locations: readonly Location[],
  installed: readonly TreePackage[],
  { tree, folder, paths }: OpenTree,
): Location[] {
  const [first] = installed;
  const placed = locations.map((location): Location => {
    if (location.kind !== 'package' || location.line !== undefined || location.manifest !== tree.lockfile)
      return location;
    const own = installed.find(({ version }) => version === location.version) ?? first;
    return own?.line === undefined ? location : { ...location, line: own.line };
  });
  const uri = folder === '' ? 'package.json' : `${folder}/package.json`;
  const lines = installed.flatMap(({ key }) => paths.originsOf(key).flatMap(({ line }) => line ?? []));
  const known = new Set(
    locations.flatMap((location) =>
      location.kind === 'file' ? [`${location.uri}:${location.region?.startLine ?? 0}`] : [],
    ),
  );
  const added = [...new Set(lines)]
    .toSorted((a, b) => a - b)
    .slice(0, MOST_PATHS)
    .filter((line) => !known.has(`${uri}:${line}`))
    .map((startLine): Location => ({ kind: 'file', uri, region: { startLine } }));
  return [...placed, ...added];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.replaceAll('\\', '/').lastIndexOf('/')));
}
