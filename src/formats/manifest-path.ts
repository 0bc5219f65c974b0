// Where hosted runners and the scanners' own container images check a repository out.
const CHECKOUTS: readonly RegExp[] = [
  /^\/home\/runner\/work\/[^/]+\/[^/]+\//u,
  /^\/Users\/runner\/work\/[^/]+\/[^/]+\//u,
  /^[a-z]:\/a\/[^/]+\/[^/]+\//iu,
  /^\/github\/workspace\//u,
  /^\/__w\/[^/]+\/[^/]+\//u,
];

/**
 * The path of a manifest or lockfile as a report names it, relative wherever the root of the checkout is known:
 * forward slashes, no `file://`, no leading `./`. Another absolute path stays absolute: cutting it would be a guess.
 */
export function manifestPath(text: string): string {
  const path = text
    .replace(/^file:\/\/(?:\/(?=[a-z]:))?/iu, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/u, '');
  for (const checkout of CHECKOUTS) {
    const rest = path.replace(checkout, '');
    if (rest !== path && rest !== '') return rest;
  }
  return path === '' ? text : path;
}
