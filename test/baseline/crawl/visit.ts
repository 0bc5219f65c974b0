import type { Visit } from '../../../src/baseline/crawl/visit.ts';

/** Where the visits of the tests lie. */
export const ORIGIN = 'http://127.0.0.1:4010';

/** A page that was there, of a content that no other has. */
export function visit(path: string, parts: Partial<Visit> = {}): Visit {
  return {
    url: `${ORIGIN}${path}`,
    kind: 'page',
    status: 200,
    mime: 'text/html',
    truncated: false,
    bodyHash: path,
    size: 10,
    isLogin: false,
    hasScript: false,
    isApi: false,
    ...parts,
  };
}
