import type { CrawlRequest } from './frontier.ts';
import type { Visit } from './visit.ts';

const MAX_FOLDERS = 50;

/** The folders of what was seen, which a server may list though nothing links to them: the shallowest first. */
export function folderRequests(visits: readonly Visit[]): readonly CrawlRequest[] {
  const folders = new Map<string, number>();
  for (const { url, status, kind } of visits) {
    if (status === 404 || kind === 'probe' || kind === 'variant') continue;
    const { origin, pathname } = new URL(url);
    const segments = pathname.split('/').slice(1, -1);
    for (let depth = 1; depth <= segments.length && depth <= 8; depth += 1) {
      folders.set(`${origin}/${segments.slice(0, depth).join('/')}/`, depth);
    }
  }
  return [...folders]
    .toSorted(([a, depthA], [b, depthB]) => depthA - depthB || (a < b ? -1 : 1))
    .slice(0, MAX_FOLDERS)
    .map(([url]) => ({ url, kind: 'guess', wanted: true }));
}
