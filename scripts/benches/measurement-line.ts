import type { Effort, Measurement } from './bench.ts';

/** A measurement as one line: median, spread, rate, memory, ratio to each reference, and every limit that is kept or broken. */
export function measurementLine(measurement: Measurement): string {
  const { what, amount, unit, references = [] } = measurement;
  const seconds = median(measurement.times);
  const parts = [
    `${what}: ${amount.toFixed(amount < 100 ? 1 : 0)} ${unit} in ${effortText(measurement)}`,
    `${(amount / seconds).toFixed(1)} ${unit}/s`,
    ...references.map(
      (reference) => `${ratioOf(measurement, reference).toFixed(2)} × ${reference.what} (${effortText(reference)})`,
    ),
    ...limitTexts(measurement),
  ];
  return parts.join(' · ');
}

/** The middle one; of an even number the upper of the two. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** By processor time where both have it. */
function ratioOf(effort: Effort, reference: Effort): number {
  const { processorTimes } = effort;
  return processorTimes !== undefined && reference.processorTimes !== undefined
    ? median(processorTimes) / median(reference.processorTimes)
    : median(effort.times) / median(reference.times);
}

function effortText({ times, processorTimes, peak }: Effort): string {
  const spread = times.length === 1 ? '' : ` [${secondsText(Math.min(...times))}–${secondsText(Math.max(...times))}]`;
  const processor = processorTimes === undefined ? '' : `, ${secondsText(median(processorTimes))} s of processor`;
  return `${secondsText(median(times))}${spread} s${processor}${peak === undefined ? '' : `, ${megabytes(peak)}`}`;
}

function secondsText(seconds: number): string {
  return seconds.toFixed(seconds < 0.01 ? 6 : seconds < 1 ? 3 : 2);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
}

function limitTexts(measurement: Measurement): string[] {
  const { amount, unit, times, peak, references, limits = {} } = measurement;
  const seconds = median(times);
  const verdicts: [boolean, string][] = [];
  if (limits.seconds !== undefined) verdicts.push([seconds <= limits.seconds, `≤ ${limits.seconds} s`]);
  if (limits.amount !== undefined) verdicts.push([amount >= limits.amount, `≥ ${limits.amount} ${unit}`]);
  if (limits.rate !== undefined) verdicts.push([amount / seconds >= limits.rate, `≥ ${limits.rate} ${unit}/s`]);
  if (limits.peak !== undefined && peak !== undefined) {
    verdicts.push([peak <= limits.peak, `≤ ${megabytes(limits.peak)}`]);
  }
  const [first] = references ?? [];
  if (limits.ratio !== undefined && first !== undefined) {
    verdicts.push([ratioOf(measurement, first) <= limits.ratio, `≤ ${limits.ratio} × ${first.what}`]);
  }
  return verdicts.map(([isKept, text]) => `${isKept ? 'kept' : 'BROKEN'}: ${text}`);
}
