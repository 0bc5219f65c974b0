type Weights = Readonly<Record<string, number>>;

const V3: Readonly<Record<string, Weights>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};
const PRIVILEGES: Weights = { N: 0.85, L: 0.62, H: 0.27 };
const PRIVILEGES_SCOPE_CHANGED: Weights = { N: 0.85, L: 0.68, H: 0.5 };

const V2: Readonly<Record<string, Weights>> = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 },
  I: { N: 0, P: 0.275, C: 0.66 },
  A: { N: 0, P: 0.275, C: 0.66 },
};

/**
 * The base score of a CVSS vector from 0.0 to 10.0; nothing for a vector that is broken, and for version 4,
 * whose score comes from a table, not from a formula.
 * Sources: FIRST, CVSS v3.1 specification, section 7.1 (3.0 has the same base equations) and CVSS v2 guide, section 3.2.1.
 * @param vector `CVSS:3.1/AV:N/…`, or without the prefix
 */
export function cvssScore(vector: string): number | undefined {
  const parts = vector
    .trim()
    .replace(/^\(|\)$/gu, '')
    .split('/');
  const version = /^CVSS:(\d)/u.exec(parts[0] ?? '')?.[1];
  const metrics = new Map(parts.map((part) => part.split(':', 2) as [string, string | undefined]));
  if (version === '4' || metrics.has('AT')) return undefined;
  return metrics.has('Au') ? scoreOfV2(metrics) : scoreOfV3(metrics);
}

type Metrics = ReadonlyMap<string, string | undefined>;

/** The weights of the named metrics in their order, or nothing where one is missing. */
function weightsOf(metrics: Metrics, table: Readonly<Record<string, Weights>>): number[] | undefined {
  const weights = Object.entries(table).map(([name, values]) => weightOf(values, metrics.get(name)));
  return weights.every((weight) => weight !== undefined) ? weights : undefined;
}

/** A vector is foreign text: `AV:constructor` must not find what every object inherits. */
function weightOf(values: Weights, value = ''): number | undefined {
  return Object.hasOwn(values, value) ? values[value] : undefined;
}

function scoreOfV3(metrics: Metrics): number | undefined {
  const scope = metrics.get('S');
  const changed = scope === 'C';
  const privileges = weightOf(changed ? PRIVILEGES_SCOPE_CHANGED : PRIVILEGES, metrics.get('PR'));
  const weights = weightsOf(metrics, V3);
  if (weights === undefined || privileges === undefined || (!changed && scope !== 'U')) return undefined;
  const [av = 0, ac = 0, ui = 0, c = 0, i = 0, a = 0] = weights;
  const loss = 1 - (1 - c) * (1 - i) * (1 - a);
  const impact = changed ? 7.52 * (loss - 0.029) - 3.25 * (loss - 0.02) ** 15 : 6.42 * loss;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * av * ac * privileges * ui;
  return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
}

/** The specification's `Roundup`: in whole numbers, so that 4.02 does not become 4.1 by the error of a float. */
function roundUp(score: number): number {
  const scaled = Math.round(score * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}

function scoreOfV2(metrics: Metrics): number | undefined {
  const weights = weightsOf(metrics, V2);
  if (weights === undefined) return undefined;
  const [av = 0, ac = 0, au = 0, c = 0, i = 0, a = 0] = weights;
  const impact = 10.41 * (1 - (1 - c) * (1 - i) * (1 - a));
  if (impact === 0) return 0;
  return Math.round((0.6 * impact + 0.4 * (20 * av * ac * au) - 1.5) * 1.176 * 10) / 10;
}
