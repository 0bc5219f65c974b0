import type { Source } from '../../model/source.ts';
import { jsonElements, type JsonElement, type JsonPattern } from '../../util/json-elements.ts';
import { asText } from '../../util/untrusted.ts';
import { inputFault } from '../input-fault.ts';
import { LISTS } from './item-finding.ts';
import { packageGraph, type PackageGraph } from './package-graph.ts';
import type { TrivyResult } from './trivy-result.ts';

const RESULT_KEYS = ['Target', 'Class', 'Type'];
const RESOURCE_KEYS = ['Namespace', 'Kind', 'Name'];
// Where the resources of a cluster stand, by version and by `--report`.
const CONTAINERS = ['Resources', 'Findings', 'Vulnerabilities', 'Misconfigurations'];
// Schema 2, schema 1, clusters.
const RESULTS: readonly JsonPattern[] = [
  ['Results', '*'],
  ['*'],
  ...CONTAINERS.map((container) => [container, '*', 'Results', '*']),
];
const HEADER_PATTERNS: readonly JsonPattern[] = [
  ...RESULTS.flatMap((result) => RESULT_KEYS.map((key) => [...result, key])),
  ...CONTAINERS.flatMap((container) => RESOURCE_KEYS.map((key) => [container, '*', key])),
];

/** Everything that a reader wants of results and resources. */
export const RESULT_PATTERNS: readonly JsonPattern[] = [
  ...HEADER_PATTERNS,
  ...RESULTS.flatMap((result) => [
    [...result, 'MisconfSummary', 'Failures'],
    ...['Packages', ...LISTS].map((list) => [...result, list, '*']),
  ]),
  ...CONTAINERS.map((container) => [container, '*', 'Error']),
];

type Path = JsonElement['path'];
type Fields = Record<string, string | undefined>;

/** Keeps in mind which result the elements of the stream belong to. */
export interface ResultTracker {
  /** How many results and resources were met. */
  readonly size: () => number;
  /** Takes the name, class or type of a result or a resource. False for anything else. */
  header(path: Path, value: unknown): boolean;
  /** The result that an entry of a list belongs to. */
  resultOf(path: Path): TrivyResult;
}

/**
 * A tracker for one report. Trivy writes a result's name before its lists; where another program sorted the keys, the report
 * is read once more for the names alone.
 * @param isImage is the artifact an image, as far as it is known by now?
 */
export function resultTracker(source: Source, isImage: () => boolean, notices: Set<string>): ResultTracker {
  let result = openPart([]);
  let resource = openPart([]);
  let seen = 0;
  let whole: ReadonlyMap<string, Fields> | undefined;
  const enter = (owner: Path): Part => {
    if (isResource(owner)) {
      if (resource.place !== owner.join('/')) [resource, seen] = [openPart(owner), seen + 1];
      return resource;
    }
    if (owner.length === 4) enter(owner.slice(0, 2));
    if (result.place !== owner.join('/')) [result, seen] = [openPart(owner), seen + 1];
    return result;
  };
  return {
    size: () => seen,
    header(path, value) {
      const owner = path.slice(0, -1);
      const key = String(path.at(-1));
      if (!isResource(owner) && !isResult(owner)) return false;
      let part = enter(owner);
      if (key in part.fields) {
        // The list stands twice in the report and begins anew.
        if (part === result) part = result = openPart(owner);
        else part = resource = openPart(owner);
      }
      part.fields[key] = asText(value);
      return true;
    },
    resultOf(path) {
      const owner = path.slice(0, -2);
      enter(owner);
      const { Target: name, Class: kind, Type: sort } = result.fields;
      const inCluster = owner.length === 4;
      const isKnown = name !== undefined && (kind ?? sort) !== undefined && (!inCluster || 'Name' in resource.fields);
      if (!isKnown) whole ??= headersOf(source);
      const { Target, Class, Type } = { ...whole?.get(result.place), ...result.fields };
      const place = { ...whole?.get(resource.place), ...resource.fields };
      const names = RESOURCE_KEYS.flatMap((key) => place[key] ?? []);
      return {
        target: Target,
        class: Class,
        type: Type,
        resource: inCluster ? names.join('/') || 'unnamed resource' : undefined,
        inImage: isImage() || inCluster,
        packages: result.packages,
        notices,
      };
    },
  };
}

interface Part {
  readonly place: string;
  readonly fields: Fields;
  readonly packages: PackageGraph;
}

function openPart(owner: Path): Part {
  return { place: owner.join('/'), fields: {}, packages: packageGraph() };
}

function isResource(owner: Path): boolean {
  return owner.length === 2 && CONTAINERS.includes(String(owner[0])) && typeof owner[1] === 'number';
}

function isResult(owner: Path): boolean {
  if (typeof owner.at(-1) !== 'number') return false;
  return owner.length === 1 || owner.at(-2) === 'Results';
}

function headersOf(source: Source): ReadonlyMap<string, Fields> {
  const headers = new Map<string, Fields>();
  try {
    for (const { path, value } of jsonElements(source.chunks(), HEADER_PATTERNS)) {
      const place = path.slice(0, -1).join('/');
      const fields = headers.get(place) ?? {};
      fields[String(path.at(-1))] = asText(value);
      headers.set(place, fields);
    }
  } catch (error) {
    inputFault(error);
    // The first reading meets the same fault and names it; what was seen before it counts.
  }
  return headers;
}
