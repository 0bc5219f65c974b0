import { randomUUID } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import { type Database, DATABASE_PLACES, databasesIn } from '../../scanners/databases.ts';
import { osvDatabase } from '../../scanners/osv-scanner/database.ts';
import { downloadFile } from '../../util/download-file.ts';
import { ensureFolder, removeFolder } from '../../util/files.ts';
import { replacePath } from '../../util/replace-path.ts';
import type { Context } from '../context.ts';
import { mirrorBase } from './mirror-base.ts';

/** Which databases are fetched. */
export interface UpdateOptions {
  /** Folder of the databases. */
  readonly databases: string;
  /** Ecosystems of OSV: `npm`, `Maven`. */
  readonly ecosystems: readonly string[];
  readonly kev: boolean;
  readonly epss: boolean;
  /** Address of a folder that has the files, in the place of the publishers'. */
  readonly mirror?: string;
  /** Milliseconds before a download is tried again. */
  readonly waitMs?: number;
}

interface Wanted {
  /** Relative to the folder of the databases. */
  readonly place: string;
  readonly url: string;
  /** Bytes. */
  readonly limit: number;
}

const OSV = 'https://osv-vulnerabilities.storage.googleapis.com';
const KEV = 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json';
const EPSS = 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz';
const LARGEST = 4 * 1024 ** 3;
// Read whole, here and by every scan.
const LARGEST_CATALOGUE = 256 * 1024 ** 2;

/**
 * Fetches databases from those who publish them, looks at each, and only then puts them into their places: a failure leaves
 * what was there. They change daily, so there is no digest to hold them against; they are read as data, never run.
 * @throws TollgateError `download/…`, `db/nothing-wanted`, `db/bad-ecosystem`, `db/broken`, `setup/bad-mirror`
 */
export async function updateDatabases(options: UpdateOptions, context: Context): Promise<readonly Database[]> {
  const folder = resolve(context.cwd, options.databases);
  const wanted = await wantedFiles(folder, options);
  const draft = join(folder, `.update-${randomUUID()}`);
  try {
    for (const { place, url, limit } of wanted) {
      context.progress({ step: place, detail: `from ${new URL(url).host}` });
      const path = join(draft, place);
      await ensureFolder(dirname(path));
      const { environment, signal } = context;
      const pace = options.waitMs === undefined ? {} : { waitMs: options.waitMs };
      await downloadFile({ url, path, limit, environment, signal, ...pace });
    }
    const found = await databasesIn(draft);
    const broken = found.find(({ fault }) => fault !== undefined);
    if (broken !== undefined) throw refused(`${broken.name}: ${broken.fault ?? ''}`);
    if (found.length !== wanted.length) throw refused(`${wanted.length - found.length} of them are no database`);
    for (const { place } of wanted) {
      await ensureFolder(dirname(join(folder, place)));
      await replacePath(join(draft, place), join(folder, place));
    }
    return found;
  } finally {
    await removeFolder(draft);
  }
}

async function wantedFiles(
  folder: string,
  { ecosystems, kev, epss, mirror }: UpdateOptions,
): Promise<readonly Wanted[]> {
  const strange = ecosystems.find((name) => !/^[A-Za-z0-9][A-Za-z0-9.:+ -]{0,40}$/u.test(name));
  if (strange !== undefined) {
    throw new TollgateError('db/bad-ecosystem', `"${strange.slice(0, 60)}" is no ecosystem of OSV`, {
      class: 'usage',
      help: ['write it as OSV does: npm, Maven, PyPI, Go, crates.io'],
    });
  }
  // Where archives of OSV are already, in whichever layout, they are replaced and not doubled.
  const osv = join(folder, DATABASE_PLACES.osv);
  const layout = relative(osv, (await osvDatabase(osv))?.folder ?? osv);
  const base = mirror === undefined ? undefined : mirrorBase(mirror);
  const wanted = [
    ...[...new Set(ecosystems)].map((name) => ({
      place: join(DATABASE_PLACES.osv, layout, name, 'all.zip'),
      url: `${base ?? OSV}/${encodeURIComponent(name)}/all.zip`,
      limit: LARGEST,
    })),
    ...(kev ? [{ place: DATABASE_PLACES.kev, url: from(KEV, base), limit: LARGEST_CATALOGUE }] : []),
    ...(epss ? [{ place: DATABASE_PLACES.epss, url: from(EPSS, base), limit: LARGEST_CATALOGUE }] : []),
  ];
  if (wanted.length > 0) return wanted;
  throw new TollgateError('db/nothing-wanted', 'nothing is to be fetched', {
    class: 'usage',
    help: ['name ecosystems with --osv, or leave --no-kev or --no-epss away'],
  });
}

function from(url: string, mirror: string | undefined): string {
  return mirror === undefined ? url : `${mirror}/${url.slice(url.lastIndexOf('/') + 1)}`;
}

function refused(reason: string): TollgateError {
  return new TollgateError('db/broken', `what was fetched is of no use: ${reason}`, {
    class: 'incomplete',
    help: ['nothing was changed; try again later, or look at what the mirror or proxy answers'],
  });
}
