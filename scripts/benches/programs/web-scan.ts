import { scanWeb } from '../../../src/baseline/index.ts';

// The embedded baseline over a generated site: its address, and how many pages it has.
const [target = '', pages = ''] = process.argv.slice(2);
const { run } = await scanWeb({
  target,
  maxPages: Number(pages) + 10,
  maxDepth: 100,
  deadlineMs: 600_000,
  version: '0.0.0',
});
const seen = run.coverage?.['pages'];
if (seen !== Number(pages)) {
  throw new Error(`the scan saw ${String(seen)} of ${pages} pages, so its speed would mean nothing: ${run.reason}`);
}
