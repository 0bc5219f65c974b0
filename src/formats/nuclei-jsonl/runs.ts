import type { RunInfo } from '../../model/report.ts';
import { targetName } from '../../model/target.ts';
import { asText, type UntrustedObject } from '../../util/untrusted.ts';
import { isUrl } from '../is-url.ts';

const PLACES = ['url', 'host', 'matched-at', 'matched'];
// A scan of a whole network names a host in every line.
const MOST_RUNS = 1000;

/** The runs of a report: one a target, in the order in which they appear. */
export interface Runs {
  /** The run that a result belongs to; targets beyond the thousandth share the last run. */
  indexOf(result: UntrustedObject): number;
  /** At least one. */
  list(): RunInfo[];
}

/** Opens the runs of a report. */
export function openRuns(): Runs {
  const indices = new Map<string | undefined, number>();
  // The latest places: a host stands in one line after the other.
  const names = new Map<string, string>();
  const nameOf = (place: string): string => {
    const known = names.get(place);
    if (known !== undefined) return known;
    if (names.size >= MOST_RUNS) names.clear();
    const name = targetName(place);
    names.set(place, name);
    return name;
  };
  return {
    indexOf(result) {
      const target = targetOf(result, nameOf);
      const known = indices.get(target);
      if (known !== undefined) return known;
      const isLast = indices.size >= MOST_RUNS;
      if (isLast && !indices.has(undefined)) indices.set(undefined, indices.size);
      const index = isLast ? (indices.get(undefined) ?? 0) : indices.size;
      if (!isLast) indices.set(target, index);
      return index;
    },
    list: () => [...(indices.size === 0 ? [undefined] : indices.keys())].map(runOf),
  };
}

function runOf(target: string | undefined): RunInfo {
  return {
    tool: { name: 'Nuclei', informationUri: 'https://github.com/projectdiscovery/nuclei' },
    scan: 'web',
    ...(target !== undefined && { target }),
    status: 'complete',
    rules: [],
  };
}

/** The origin that was scanned, or the bare host where no URL tells it. */
function targetOf(result: UntrustedObject, nameOf: (url: string) => string): string | undefined {
  for (const key of PLACES) {
    const place = asText(result[key]);
    if (place !== undefined && /^https?:\/\//iu.test(place) && isUrl(place)) return nameOf(place);
  }
  return (
    asText(result['host'])
      ?.replace(/^[a-z]+:\/\//iu, '')
      .replace(/\/.*$/u, '') || undefined
  );
}
