import { fileShape, pathShape, urlShape } from '../crawl-url.ts';
import type { RequestKind } from '../recorded-exchange.ts';

/** A URL of the target's origin to be requested. */
export interface CrawlRequest {
  readonly url: string;
  readonly kind: RequestKind;
  /** Requested whatever the limits say: the target itself, probe, well-known files, required URLs. */
  readonly wanted: boolean;
}

/** How far a crawl goes. */
export interface CrawlLimits {
  /** Pages, and again as many assets and images together. */
  readonly maxPages: number;
  /** Links from the target to a page. */
  readonly maxDepth: number;
  /** Never requested, whatever leads there. */
  readonly excludes?: (url: string) => boolean;
}

/** URLs that were found and not requested, by reason; each counted once. */
export interface SkippedUrls {
  /** Enough of the same shape were requested: calendars, result pages, product images. */
  readonly similar: number;
  /** More pages or assets than `maxPages`. */
  readonly overLimit: number;
  /** Further from the target than `maxDepth`, and like nothing that was requested. */
  readonly tooDeep: number;
  /** Left out on purpose. */
  readonly excluded: number;
}

/** Decides what is requested next; the answer depends only on what was offered, level by level. */
export interface Frontier {
  /** The requests of the next level, in a fixed order. */
  next(found: Iterable<CrawlRequest>, depth: number): readonly CrawlRequest[];
  /** Was this URL offered before? Then it need not be again. */
  knows(url: string): boolean;
  skipped(): SkippedUrls;
}

const MAX_KNOWN = 100_000;
const MAX_SAME_SHAPE = 20;
const MAX_SAME_PATH = 60;
const KIND_ORDER: readonly RequestKind[] = ['probe', 'guess', 'page', 'form', 'variant', 'asset', 'image'];

/** An empty frontier. */
export function openFrontier(limits: CrawlLimits): Frontier {
  const known = new Set<string>();
  const shapes = new Map<string, number>();
  const used = { pages: 0, assets: 0 };
  const skipped = { similar: 0, overLimit: 0, tooDeep: 0, excluded: 0 };

  function admits({ url, kind, wanted }: CrawlRequest, depth: number): boolean {
    if (limits.excludes?.(url) === true) {
      skipped.excluded += 1;
      return false;
    }
    const isImage = kind === 'image';
    const shape = isImage ? `image ${fileShape(url)}` : `url ${urlShape(url)}`;
    const path = isImage ? shape : `path ${pathShape(url)}`;
    const sameShape = shapes.get(shape) ?? 0;
    const budget = kind === 'page' ? 'pages' : 'assets';
    if (!wanted) {
      if (depth > limits.maxDepth) {
        skipped[sameShape > 0 ? 'similar' : 'tooDeep'] += 1;
        return false;
      }
      // Each script may differ from the next, whatever its name.
      if (kind !== 'asset' && (sameShape >= MAX_SAME_SHAPE || (shapes.get(path) ?? 0) >= MAX_SAME_PATH)) {
        skipped.similar += 1;
        return false;
      }
      if (used[budget] >= limits.maxPages) {
        skipped.overLimit += 1;
        return false;
      }
    }
    for (const key of new Set([shape, path])) shapes.set(key, (shapes.get(key) ?? 0) + 1);
    used[budget] += kind === 'page' || kind === 'asset' || isImage ? 1 : 0;
    return true;
  }

  return {
    next(found, depth) {
      const level: CrawlRequest[] = [];
      for (const request of [...found].toSorted(inOrder)) {
        if (known.has(request.url)) continue;
        if (known.size >= MAX_KNOWN) {
          skipped.overLimit += 1;
          continue;
        }
        known.add(request.url);
        if (admits(request, depth)) level.push(request);
      }
      return level;
    },
    knows: (url) => known.has(url),
    skipped: () => ({ ...skipped }),
  };
}

function inOrder(a: CrawlRequest, b: CrawlRequest): number {
  if (a.wanted !== b.wanted) return a.wanted ? -1 : 1;
  const kinds = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind);
  return kinds === 0 ? (a.url < b.url ? -1 : a.url > b.url ? 1 : 0) : kinds;
}
