import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { asList, asObject, asText } from '../util/untrusted.ts';
import { fileFacts, filesBelow } from '../util/file-facts.ts';
import { readFileIfThere } from '../util/files.ts';
import { osvDatabase } from './osv-scanner/database.ts';
import { parseJson, textOf } from './run-output.ts';

/** One advisory database or catalogue on disk. */
export interface Database {
  readonly kind: 'osv' | 'dependency-check' | 'kev' | 'epss';
  /** `OSV npm`, `Dependency-Check`, `CISA KEV`, `EPSS`. */
  readonly name: string;
  /** How many records there are, where that can be told without the tool. */
  readonly records?: number;
  /** Bytes. */
  readonly size: number;
  /** What it says of its own date, else when it was written; milliseconds since the epoch. */
  readonly time?: number;
  /** Why it is of no use. */
  readonly fault?: string;
}

/** Where databases lie below their folder; a runner without internet gets this folder whole. */
export const DATABASE_PLACES = {
  osv: 'osv',
  'dependency-check': 'dependency-check',
  kev: 'kev.json',
  epss: 'epss.csv.gz',
} as const;

const LARGEST_CATALOGUE = 256 * 1024 * 1024;

/** The databases in a folder, each with its age and what is wrong with it. */
export async function databasesIn(folder: string): Promise<readonly Database[]> {
  const found: Database[] = [];
  const osv = await osvDatabase(join(folder, DATABASE_PLACES.osv));
  for (const { ecosystem, path, records, time } of osv?.archives ?? []) {
    const fault = records === undefined ? 'it is no ZIP archive' : records === 0 ? 'it holds no record' : undefined;
    found.push({
      kind: 'osv',
      name: `OSV ${ecosystem}`,
      ...(records !== undefined && { records }),
      size: (await fileFacts(path))?.size ?? 0,
      time,
      ...(fault !== undefined && { fault }),
    });
  }
  const engine = await fileFacts(join(folder, DATABASE_PLACES['dependency-check'], 'odc.mv.db'));
  if (engine !== undefined) {
    const fault = engine.size === 0 ? 'it is empty' : undefined;
    const { size, written: time } = engine;
    found.push({
      kind: 'dependency-check',
      name: 'Dependency-Check',
      size,
      time,
      ...(fault !== undefined && { fault }),
    });
  }
  const kev = await readFileIfThere(join(folder, DATABASE_PLACES.kev));
  if (kev !== undefined) found.push(kevCatalogue(kev));
  const epss = await readFileIfThere(join(folder, DATABASE_PLACES.epss));
  if (epss !== undefined) found.push(epssScores(epss));
  return found;
}

/** The files of all databases in a folder, relative to it: what an archive of them holds, and nothing else that lies there. */
export async function databaseFiles(folder: string): Promise<readonly string[]> {
  const places = Object.values(DATABASE_PLACES);
  const files = await filesBelow(folder);
  return files.filter((file) => places.some((place) => file === place || file.startsWith(`${place}/`)));
}

function kevCatalogue(bytes: Uint8Array): Database {
  const catalogue = asObject(parseJson(textOf(bytes)));
  const records = asList(catalogue['vulnerabilities']).length;
  const time = Date.parse(asText(catalogue['dateReleased']) ?? '');
  return {
    kind: 'kev',
    name: 'CISA KEV',
    records,
    size: bytes.length,
    ...(!Number.isNaN(time) && { time }),
    // An empty catalogue would say of everything that nobody exploits it.
    ...(records === 0 && { fault: 'it names no vulnerability' }),
  };
}

function epssScores(bytes: Uint8Array): Database {
  const shared = { kind: 'epss', name: 'EPSS', size: bytes.length } as const;
  try {
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = textOf(packed ? gunzipSync(bytes, { maxOutputLength: LARGEST_CATALOGUE }) : bytes);
    const time = Date.parse(/score_date:([^,\s]+)/u.exec(text.slice(0, 400))?.[1]?.replace(/\+0000$/u, 'Z') ?? '');
    const records = text.split('\n').filter((line) => /^CVE-\d/u.test(line)).length;
    return {
      ...shared,
      records,
      ...(!Number.isNaN(time) && { time }),
      ...(records === 0 && { fault: 'it scores no CVE' }),
    };
  } catch (error) {
    return { ...shared, fault: `it cannot be unpacked: ${error instanceof Error ? error.message : String(error)}` };
  }
}
