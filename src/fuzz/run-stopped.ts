/** Ends the whole run early: cancelled, out of budget, live mode seen, target gone. Never leaves the fuzzer. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
}
