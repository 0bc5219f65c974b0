import { lookup } from '../../model/lookup.ts';
import type { Coverage, RunInfo, Scan } from '../../model/report.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { artifactTarget } from '../artifact-target.ts';
import { isUrl } from '../is-url.ts';
import type { ScanInfo } from './read-scan.ts';

const SCANS: Readonly<Record<string, Scan>> = {
  dast: 'web',
  api_fuzzing: 'web',
  dependency_scanning: 'dependencies',
  container_scanning: 'dependencies',
  cluster_image_scanning: 'dependencies',
};
// A hostile report could name a scanner for every vulnerability.
const MAX_RUNS = 1000;

/** The runs of a report: one for every scanner and image that it names, the scan's own first. */
export interface Runs {
  /** The run that a vulnerability belongs to. */
  indexOf(vulnerability: UntrustedObject): number;
  list(): RunInfo[];
}

/** Opens the runs of a report. Older schemas name the scanner with every vulnerability, newer ones once. */
export function openRuns(scan: ScanInfo): Runs {
  const own = asText(scan.scanner['id']);
  const runs: RunInfo[] = [];
  const indices = new Map<string, number>();
  const open = (scanner: UntrustedObject, image: string | undefined): number => {
    const key = JSON.stringify([asText(scanner['id']) ?? asText(scanner['name']), image]);
    const known = indices.get(key);
    if (known !== undefined) return known;
    if (runs.length === MAX_RUNS) return 0;
    indices.set(key, runs.length);
    return runs.push(runOf(scanner, image, scan)) - 1;
  };
  return {
    indexOf(vulnerability) {
      const named = asObject(vulnerability['scanner']);
      const isNamed = asText(named['id']) !== undefined && asText(named['id']) !== own;
      return open(isNamed ? named : scan.scanner, imageOf(vulnerability));
    },
    list() {
      if (runs.length === 0) open(scan.scanner, undefined);
      return runs;
    },
  };
}

function runOf(scanner: UntrustedObject, image: string | undefined, scan: ScanInfo): RunInfo {
  const version = asText(scanner['version']);
  const url = asText(scanner['url']);
  const kind = lookup(SCANS, scan.type);
  const target = image ?? (kind === 'dependencies' ? undefined : scan.origin);
  const coverage: Coverage | undefined =
    scan.resources === undefined ? undefined : { 'scanned resources': scan.resources };
  return {
    tool: {
      name: asText(scanner['name']) ?? asText(scanner['id']) ?? `GitLab ${scan.type ?? 'security scan'}`,
      ...(version !== undefined && { version }),
      ...(url !== undefined && isUrl(url) && { informationUri: url }),
    },
    ...(kind !== undefined && { scan: kind }),
    ...(target !== undefined && { target }),
    status: 'complete',
    ...(coverage !== undefined && { coverage }),
    rules: [],
  };
}

function imageOf(vulnerability: UntrustedObject): string | undefined {
  const image = asText(asObject(vulnerability['location'])['image']);
  return image === undefined || /^unknown$/iu.test(image) ? undefined : artifactTarget(image);
}
