import { TollgateError } from '../../model/errors.ts';

/** One score. */
export interface EpssScore {
  /** Probability of exploitation within 30 days, 0 to 1. */
  readonly score: number;
  /** Share of all CVEs with a score at most this, 0 to 1. */
  readonly percentile: number;
}

/** The scores of one day. */
export interface EpssScores {
  /** `YYYY-MM-DD`; `unknown` where the file does not say. */
  readonly date: string;
  readonly size: number;
  scoreOf(cve: string): EpssScore | undefined;
}

const ROW = /^(CVE-\d{4}-\d{4,}),([\d.eE+-]+)(?:,([\d.eE+-]+))?\s*$/u;

/**
 * Reads FIRST's EPSS scores, unpacked CSV (https://www.first.org/epss/data_stats). The first line tells model and date and
 * may be missing. A file without a score, or with rows that are none, is an error.
 * @throws TollgateError `epss/unreadable`, class incomplete
 */
export function readEpss(text: string, file: string): EpssScores {
  const lines = text.replace(/^\uFEFF/u, '').split('\n');
  const date = /^#.*score_date:(\d{4}-\d{2}-\d{2})/u.exec(lines[0] ?? '')?.[1] ?? 'unknown';
  const places = new Map<string, number>();
  const figures: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#') || /^cve\s*,/iu.test(line)) continue;
    const [, id, score, percentile] = ROW.exec(line) ?? [];
    const [own, rank] = [Number(score), Number(percentile ?? '0')];
    if (id === undefined || !isShare(own) || !isShare(rank)) throw unreadable(file, `line ${index + 1} is no score`);
    places.set(id, figures.push(own, rank) - 2);
  }
  if (places.size === 0) throw unreadable(file, 'it holds no score');
  return {
    date,
    size: places.size,
    scoreOf(cve) {
      const place = places.get(cve);
      return place === undefined ? undefined : { score: figures[place] ?? 0, percentile: figures[place + 1] ?? 0 };
    },
  };
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function unreadable(file: string, reason: string): TollgateError {
  return new TollgateError('epss/unreadable', `${file} holds no EPSS scores: ${reason}`, {
    class: 'incomplete',
    place: { file },
    help: ['download it anew: https://epss.empiricalsecurity.com/epss_scores-current.csv.gz'],
  });
}
