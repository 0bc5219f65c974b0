import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

const LARGEST = 4 * 1024 * 1024;
const MOST_FILES = 64;
const MOST_MISSING = 65_536;

/**
 * Reads files inside `root` by relative path, the latest ones kept. Whatever leads outside (`..`, absolute paths, URIs,
 * symbolic links), is no plain file or is larger than 4 MiB gives nothing: the paths come from reports.
 */
export function sourceText(root: string): (uri: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  // Most paths of foreign reports are not here, and a report names each of them many times.
  const missing = new Set<string>();
  const top = realpathSync(root);
  return (uri) => {
    if (missing.has(uri)) return undefined;
    if (texts.has(uri)) return texts.get(uri);
    if (texts.size >= MOST_FILES) texts.delete(texts.keys().next().value ?? '');
    const text = readInside(top, uri);
    if (text === undefined) {
      if (missing.size < MOST_MISSING) missing.add(uri);
      return undefined;
    }
    texts.set(uri, text);
    return text;
  };
}

function readInside(top: string, uri: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/iu.test(uri) || uri.includes('\0')) return undefined;
  try {
    const path = realpathSync(resolve(top, decodeURIComponent(uri)));
    const inside = relative(top, path);
    if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
    const stat = statSync(path);
    return stat.isFile() && stat.size <= LARGEST ? readFileSync(path, 'utf8') : undefined;
  } catch {
    // Not there, or no valid path: then there is no text.
    return undefined;
  }
}
