/** Ends one attack without a verdict on the app: a control failed, or the target did not answer. Never leaves the fuzzer. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive';
}
