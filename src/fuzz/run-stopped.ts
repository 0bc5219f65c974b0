/** Ends the whole run early: cancelled, out of budget, live mode seen, target gone. Never leaves the fuzzer. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
  /** `live-mode`: an answer showed real money, which is a finding of its own. */
  readonly kind: 'live-mode' | undefined;

  constructor(message: string, kind?: 'live-mode') {
    super(message);
    this.kind = kind;
  }
}
