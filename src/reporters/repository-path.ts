/**
 * The path of a file inside the repository, as a report names it, without percent-encoding. Nothing for what has a scheme, is
 * absolute or leaves the repository, encoded or not: GitHub refuses a whole file over one such place.
 */
export function repositoryPath(file: string): string | undefined {
  const path = decode(file)
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/u, '');
  if (path === '' || path.startsWith('/') || path.includes('\0') || /^[a-z][a-z0-9+.-]*:/iu.test(path))
    return undefined;
  return path.split('/').includes('..') ? undefined : path;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
