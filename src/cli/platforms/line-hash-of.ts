import { lineHashes } from '../../reporters/line-hash.ts';
import { sourceText } from '../../util/source-text.ts';

/** GitHub's hash of a line of a file below `root`; the hashes of the file asked for last are kept. */
export function lineHashOf(root: string): (path: string, line: number) => string | undefined {
  const textOf = sourceText(root);
  const latest = { path: '', hashes: new Map<number, string>() };
  return (path, line) => {
    if (latest.path !== path) {
      const text = textOf(path);
      Object.assign(latest, { path, hashes: text === undefined ? new Map<number, string>() : lineHashes(text) });
    }
    return latest.hashes.get(line);
  };
}
