import type { RunInfo } from '../model/report.ts';
import { targetName } from '../model/target.ts';

/**
 * The runs of a ZAP report, one a site in the order of the report, at least one.
 * @param names names of the sites (origins) by their index
 */
export function zapRuns(version: string | undefined, names: ReadonlyMap<number, string | undefined>): RunInfo[] {
  const count = Math.max(1, ...[...names.keys()].map((index) => index + 1));
  return Array.from({ length: count }, (_unused, index) => {
    const target = names.get(index);
    return {
      tool: { name: 'ZAP', ...(version !== undefined && { version }), informationUri: 'https://www.zaproxy.org/' },
      scan: 'web',
      ...(target !== undefined && { target: targetName(target) }),
      status: 'complete',
      rules: [],
    };
  });
}
