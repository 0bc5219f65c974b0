import { formats } from '../../formats/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { type Coverage, type Report, type ReportEnd, worseStatus } from '../../model/report.ts';
import type { ScannerRun } from '../../scanners/scanner-run.ts';
import { bytesSource } from '../../util/bytes-source.ts';
import { readWhole } from '../read-whole.ts';
import type { ProjectPlaces } from './project-places.ts';

/**
 * A scanner's run as a report of ours: its raw report read by its format, places moved into the project's own files.
 * @param name of the raw report, without extension
 * @param root absolute path of the folder to which all paths become relative
 */
export function dependencyReport(run: ScannerRun, name: string, places: ProjectPlaces, root: string): Report {
  const { findings, end } = readReport(run, name, root);
  const status = worseStatus(run.status, end?.status ?? run.status);
  const reason = run.reason ?? end?.reason;
  const target = run.lockfile === undefined ? places.prefix || '.' : places.pathOf(run.lockfile);
  return {
    run: {
      ...end?.runs[0],
      tool: { ...end?.runs[0]?.tool, ...run.tool },
      scan: 'dependencies',
      target: run.lockfile === undefined && run.format === 'npm-audit' ? places.pathOf('package-lock.json') : target,
      status,
      ...(reason !== undefined && status !== 'complete' && { reason }),
      coverage: coverageOf(run, places),
      rules: [],
    },
    findings: findings.map((finding) => ({
      ...finding,
      locations: finding.locations.map((location) => places.place(fromProject(location, run.format, places))),
    })),
    evidence: [],
    notices: [...(end?.notices ?? []), ...(run.notices ?? []), ...(run.help ?? [])],
  };
}

// These name every file by its whole path, which has become relative to the working folder; the others by its place in the project.
const WHOLE_PATHS: ReadonlySet<string> = new Set(['osv-scanner-json', 'odc-json']);

function fromProject(location: Location, format: string, places: ProjectPlaces): Location {
  if (location.kind !== 'package' || location.manifest === undefined || WHOLE_PATHS.has(format)) return location;
  return { ...location, manifest: places.pathOf(location.manifest) };
}

function coverageOf(run: ScannerRun, places: ProjectPlaces): Coverage {
  return {
    ...(run.format === 'npm-audit' && { packages: places.packages }),
    ...(run.databaseDate !== undefined && { database: run.databaseDate }),
  };
}

function readReport(run: ScannerRun, name: string, root: string): { findings: Finding[]; end?: ReportEnd } {
  const format = formats.find(({ id }) => id === run.format);
  if (run.report === undefined || format === undefined) return { findings: [] };
  // A clean run of yarn 4 is an empty file; its classifier has told that from a failure.
  if (run.report.length === 0) return { findings: [] };
  return readWhole(format.read(bytesSource(`${name}.json`, relativePaths(run.report, root))));
}

/** The report with paths below the working folder made relative: what a machine calls its folders is no part of a finding. */
function relativePaths(report: Uint8Array, root: string): Uint8Array {
  const folder = JSON.stringify(root.endsWith('/') ? root : `${root}/`).slice(1, -1);
  if (folder === '/') return report;
  const text = new TextDecoder().decode(report);
  return new TextEncoder().encode(text.replaceAll(`"file://${folder}`, '"').replaceAll(`"${folder}`, '"'));
}
