import type { Bench, Effort, Measurement } from './bench.ts';
import { generatedSite, type GeneratedSite } from './generated-site.ts';
import { median } from './measurement-line.ts';
import { inTurns, type Once } from './repeat.ts';
import { runChild } from './run-child.ts';

const SMALL = 500;
const LARGE = 5_000;
const MEBIBYTE = 1024 * 1024;
const MOST_MEMORY = 300 * MEBIBYTE;
const MORE_FOR_LARGE = 50 * MEBIBYTE;
// ZAP 2.17.0 on pages of this size: seconds of processor a page, after ten seconds of start (reference: zap-answers).
const ZAP_SECONDS_A_PAGE = 0.065;

/** The embedded web baseline over generated sites of 500 and 5,000 pages of 11 KB, each program in a process of its own. */
export const webBench: Bench = {
  name: 'web',
  about:
    'the embedded web baseline over 500 and 5,000 generated pages; against fetching and parsing them, and against ZAP',
  async *measure(workshop) {
    const scan = await workshop.program('scripts/benches/programs/web-scan.ts');
    const floor = await workshop.program('scripts/benches/programs/web-floor.ts');
    let smallPeak = 0;
    let smallProcessor = 0;
    for (const pages of [SMALL, LARGE]) {
      const site = await generatedSite(pages);
      try {
        const starts: number[] = [];
        const args = [`${site.origin}/`, String(pages)];
        const [effort, reference] = await inTurns(
          [() => started(site, starts, [scan, ...args]), () => runChild(process.execPath, [floor, ...args])],
          pages === SMALL ? 3 : 2,
        );
        if (effort === undefined || reference === undefined) continue;
        const isSmall = pages === SMALL;
        if (isSmall) smallPeak = effort.peak ?? 0;
        if (isSmall) yield firstPage(starts);
        yield {
          what: 'crawl and all rules',
          amount: pages,
          unit: 'pages',
          ...effort,
          references: [{ what: 'undici and parse5 with locations, no rules', ...reference }],
          // At least half as fast; and for ten times the pages little more memory.
          limits: { ratio: 2, peak: isSmall ? MOST_MEMORY : Math.min(MOST_MEMORY, smallPeak + MORE_FOR_LARGE) },
        };
        // Both without their start: what so many more pages cost.
        if (isSmall) smallProcessor = processorOf(effort);
        else yield besideZap(LARGE - SMALL, processorOf(effort) - smallProcessor);
      } finally {
        site.close();
      }
    }
  },
};

async function started(site: GeneratedSite, starts: number[], args: readonly string[]): Promise<Once> {
  site.forget();
  const begun = performance.now();
  const run = await runChild(process.execPath, args);
  starts.push(((site.firstRequest() ?? Number.NaN) - begun) / 1000);
  return run;
}

function firstPage(times: readonly number[]): Measurement {
  return { what: 'start to the first request', amount: 1, unit: 'start', times, limits: { seconds: 1 } };
}

function processorOf({ times, processorTimes }: Effort): number {
  return median(processorTimes ?? times);
}

/** Processor time of so many pages against what ZAP was measured to need: a thirtieth at most. */
function besideZap(pages: number, seconds: number): Measurement {
  const zap = ZAP_SECONDS_A_PAGE * pages;
  return {
    what: `processor a page after the start ${((seconds / pages) * 1000).toFixed(2)} ms`,
    amount: pages,
    unit: 'pages',
    times: [seconds],
    processorTimes: [seconds],
    references: [{ what: 'ZAP 2.17 (65 ms a page, measured once)', times: [zap], processorTimes: [zap] }],
    limits: { ratio: 0.033 },
  };
}
