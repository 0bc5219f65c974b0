import type { Scan } from '../../model/report.ts';
import { sha256 } from '../../util/files.ts';

const LONGEST = 100;

/**
 * The name of the file that keeps a branch's baseline: `main.sarif`; a branch whose name is no file name gets a digest. A run
 * of single scans keeps its own, `main.web.sarif`: it knows nothing of the others.
 */
export function baselineFileName(branch: string, only: readonly Scan[] = []): string {
  const plain = branch.replaceAll(/[^\w.-]+/gu, '_').slice(0, LONGEST);
  const name = plain === branch ? branch : `${plain}-${sha256(branch).slice(0, 8)}`;
  return [name, ...(only.length === 0 ? [] : [[...new Set(only)].toSorted().join('-')]), 'sarif'].join('.');
}
