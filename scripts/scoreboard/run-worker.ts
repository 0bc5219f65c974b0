import { openBenchShop } from './open-bench-shop.ts';
import type { RunRequest, RunReply } from './run-pool.ts';

/** Measures one run after another, as its parent asks. */
const shop = openBenchShop();

process.on('message', ({ run, quick }: RunRequest) => {
  shop.measure(run, quick).then(
    (result) => process.send?.({ result } satisfies RunReply),
    (error: unknown) => process.send?.({ error: String(error) } satisfies RunReply),
  );
});
// An embedded database keeps a process alive; without its parent there is nothing left to do.
process.on('disconnect', () => process.exit(0));
