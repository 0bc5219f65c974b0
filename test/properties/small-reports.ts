import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small report of one format, with every kind of item that the format has. */
export interface SmallReport {
  /** `zap-json/sites.json`. */
  readonly name: string;
  /** The format that must read it. */
  readonly format: string;
  readonly kind: 'json' | 'jsonl' | 'xml';
  /** JSON without white space, so that no byte of it is idle. */
  readonly text: string;
}

const FOLDER = join(import.meta.dirname, 'reports');

/** All small reports, in order; a folder is a format. */
export const smallReports: readonly SmallReport[] = readdirSync(FOLDER)
  .toSorted()
  .flatMap((format) =>
    readdirSync(join(FOLDER, format))
      .toSorted()
      .map((file): SmallReport => {
        const text = readFileSync(join(FOLDER, format, file), 'utf8');
        const kind = file.endsWith('.xml') ? 'xml' : file.endsWith('.jsonl') ? 'jsonl' : 'json';
        const isJson = kind === 'json';
        return {
          name: `${format}/${file}`,
          format,
          kind,
          text: isJson ? JSON.stringify(JSON.parse(text)) : text.trimEnd() + '\n',
        };
      }),
  );
