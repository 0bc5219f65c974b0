const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  'PR changed': { N: 0.85, L: 0.68, H: 0.5 },
  UI: { N: 0.85, R: 0.62 },
  C: { N: 0, L: 0.22, H: 0.56 },
  I: { N: 0, L: 0.22, H: 0.56 },
  A: { N: 0, L: 0.22, H: 0.56 },
};

/** The base score of a CVSS 3.0 or 3.1 vector. Source: CVSS v3.1 specification, section 7.1 and appendix A. */
export function cvssScore(vector: string): number {
  const metrics = new Map(vector.split('/').map((part) => part.split(':') as [string, string]));
  const changed = metrics.get('S') === 'C';
  const weight = (metric: string, table: string = metric): number => {
    const value = WEIGHTS[table]?.[metrics.get(metric) ?? ''];
    if (value === undefined) throw new RangeError(`${vector} lacks ${metric}`);
    return value;
  };
  const base = 1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'));
  const impact = changed ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base;
  if (impact <= 0) return 0;
  const ease = 8.22 * weight('AV') * weight('AC') * weight('PR', changed ? 'PR changed' : 'PR') * weight('UI');
  const score = Math.min((impact + ease) * (changed ? 1.08 : 1), 10);
  const scaled = Math.round(score * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}
