import { TollgateError } from '../../model/errors.ts';
import { jsonFault } from '../../util/json-fault.ts';
import { asList, asObject, asText } from '../../util/untrusted.ts';

/** One entry of the catalogue. */
export interface KnownExploited {
  /** `YYYY-MM-DD`. */
  readonly added?: string;
  readonly due?: string;
  readonly ransomware: boolean;
}

/** The catalogue of known exploited vulnerabilities. */
export interface KevCatalogue {
  /** Its release, `YYYY-MM-DD`, else its version; `unknown` where it says neither. */
  readonly date: string;
  readonly entries: ReadonlyMap<string, KnownExploited>;
}

/**
 * Reads CISA's KEV catalogue (https://www.cisa.gov/known-exploited-vulnerabilities-catalog, JSON). A file without entries
 * is an error: the catalogue is never empty, and would make everything look harmless.
 * @throws TollgateError `kev/unreadable`, class incomplete
 */
export function readKev(text: string, file: string): KevCatalogue {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw unreadable(file, jsonFault(error));
  }
  const catalogue = asObject(parsed);
  const entries = new Map<string, KnownExploited>();
  for (const item of asList(catalogue['vulnerabilities'])) {
    const entry = asObject(item);
    const id = asText(entry['cveID'])?.trim().toUpperCase();
    if (id === undefined || !/^CVE-\d{4}-\d{4,}$/u.test(id)) continue;
    const [added, due] = [date(entry['dateAdded']), date(entry['dueDate'])];
    entries.set(id, {
      ...(added !== undefined && { added }),
      ...(due !== undefined && { due }),
      ransomware: asText(entry['knownRansomwareCampaignUse'])?.toLowerCase() === 'known',
    });
  }
  if (entries.size === 0) throw unreadable(file, '`vulnerabilities` is missing or empty');
  return { date: date(catalogue['dateReleased']) ?? asText(catalogue['catalogVersion']) ?? 'unknown', entries };
}

function date(value: unknown): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/u.exec(asText(value) ?? '')?.[0];
}

function unreadable(file: string, reason: string): TollgateError {
  return new TollgateError('kev/unreadable', `${file} is no catalogue of known exploited vulnerabilities: ${reason}`, {
    class: 'incomplete',
    place: { file },
    help: ['download it anew: https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json'],
  });
}
