import type { RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asText, type UntrustedObject } from '../../util/untrusted.ts';

/** One tested project: what its entries need to know of it, though it stands behind them in the report. */
export interface Project {
  /** Index of its run. */
  readonly run: number;
  /** The file that brings the packages in, or the infrastructure file itself; relative. */
  readonly file: string | undefined;
  /** What messages call it. */
  readonly name: string;
  /** What it says of itself. */
  readonly fields: UntrustedObject;
}

/** The projects of a report. */
export interface Projects {
  /** By place, as `placeOf` tells it. */
  readonly all: ReadonlyMap<string, Project>;
  /** One for every target, in order. */
  readonly runs: readonly RunInfo[];
  /** The project at a place; one that says nothing of itself where the report was cut before that. */
  readonly at: (place: string) => Project;
}

const KEYS = 'ok error path projectName targetFile displayTargetFile projectType uniqueCount hasUnknownVersions'.split(
  ' ',
);
const PATH_LENGTH = 4096;
const INFRASTRUCTURE = /config|terraform|helm|cloudformation|arm|k8s|iac/iu;

/** Where a project stands: `''` alone, `2` in a list, `applications.0` and `2.applications.0` inside a container test. */
export function placeOf(path: readonly (string | number)[]): string {
  const parts = path.slice(0, typeof path[0] === 'number' ? 1 : 0);
  const rest = path.slice(parts.length);
  return [...parts, ...(rest[0] === 'applications' ? rest.slice(0, 2) : [])].join('.');
}

/** Patterns that lead to what `inner` names in every project of a report, a list of projects or a lone one. */
export function projectPatterns(isList: boolean, inner: readonly (readonly string[])[]): string[][] {
  const start = isList ? ['*'] : [];
  return inner.flatMap((keys) => [
    [...start, ...keys],
    [...start, 'applications', '*', ...keys],
  ]);
}

/**
 * Reads what the projects say of themselves into `found`, by place.
 * @throws JsonError where the text is no JSON; `found` then holds what stood before
 */
export function readFields(source: Source, isList: boolean, found: Map<string, Record<string, unknown>>): void {
  const keys = KEYS.map((key) => [key]);
  for (const { path, value } of jsonElements(source.chunks(), projectPatterns(isList, keys))) {
    // A pattern's `*` also stands for keys, which no list has.
    if (isList && typeof path[0] !== 'number') continue;
    const place = placeOf(path);
    const fields = found.get(place) ?? {};
    fields[String(path.at(-1))] = value;
    found.set(place, fields);
  }
}

/** Gives the projects their runs: those of one name share one. */
export function openProjects(found: ReadonlyMap<string, UntrustedObject>): Projects {
  const runs: RunInfo[] = [];
  const byKey = new Map<string, number>();
  const all = new Map<string, Project>();
  const add = (place: string, fields: UntrustedObject): Project => {
    const target = targetOf(fields);
    const isInfrastructure = INFRASTRUCTURE.test(asText(fields['projectType']) ?? '');
    const key = JSON.stringify([target, isInfrastructure]);
    const run = byKey.get(key) ?? runs.length;
    if (run === runs.length) runs.push(runOf(target, isInfrastructure));
    byKey.set(key, run);
    const file = fileOf(fields);
    const name = target ?? file ?? (place === '' ? 'the project' : `project ${place}`);
    const project = { run, file, name, fields };
    all.set(place, project);
    return project;
  };
  for (const [place, fields] of found) add(place, fields);
  return { all, runs, at: (place) => all.get(place) ?? add(place, {}) };
}

function runOf(target: string | undefined, isInfrastructure: boolean): RunInfo {
  return {
    tool: { name: 'Snyk', informationUri: 'https://snyk.io/' },
    ...(!isInfrastructure && { scan: 'dependencies' }),
    ...(target !== undefined && { target }),
    status: 'complete',
    rules: [],
  };
}

/** The project's name, the image's without Snyk's prefix, else a path that is the same on every machine. */
function targetOf(fields: UntrustedObject): string | undefined {
  const name = asText(fields['projectName'])
    ?.replace(/^docker-image\|/u, '')
    .trim();
  if (name !== undefined && name !== '') return name;
  const path = slashes(fields['path']);
  const relative = path.replace(/^(?:\.\/)+/u, '').replace(/\/+$/u, '');
  return isAbsolute(path) || relative === '' || relative === '.' ? undefined : relative;
}

function fileOf(fields: UntrustedObject): string | undefined {
  const displayed = slashes(fields['displayTargetFile']);
  const file = displayed === '' ? slashes(fields['targetFile']) : displayed;
  const folder = slashes(fields['path']).replace(/\/+$/u, '');
  if (file === '') return undefined;
  if (folder !== '' && file.startsWith(`${folder}/`)) return file.slice(folder.length + 1);
  // Inside an image paths begin at its root; a drive's letter would name a folder of the machine.
  if (/^[a-z]:/iu.test(file)) return file.split('/').at(-1);
  return file.replace(/^(?:\.?\/)+/u, '');
}

function slashes(value: unknown): string {
  return (asText(value) ?? '').slice(0, PATH_LENGTH).trim().replaceAll('\\', '/');
}

function isAbsolute(path: string): boolean {
  return /^(?:[a-z]:)?\//iu.test(path);
}
