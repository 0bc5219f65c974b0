import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { parsePolicy } from '../../config/parse-policy.ts';
import { TollgateError } from '../../model/errors.ts';
import type { SuppressionEntry } from '../../model/suppression.ts';
import { readFileIfThere } from '../../util/files.ts';
import type { Context } from '../context.ts';

/** All decisions of a run as one list. */
export interface CollectedSuppressions {
  readonly entries: readonly SuppressionEntry[];
  /** One for each subject about which two files disagree. */
  readonly notices: readonly string[];
}

/** Gives the bytes of a file that the configuration names, or nothing where there is none. */
export type ReadNamed = (file: string) => Promise<Uint8Array | undefined>;

/**
 * Joins the decisions of `tollgate.yml` with those of the files that it names. Where two are about the same, the one that ends
 * first holds, and the other is told in a notice. @throws TollgateError `config/missing-policy` and those of `parsePolicy`
 */
export async function collectSuppressions(
  config: Config,
  origin: string,
  context: Pick<Context, 'cwd'>,
  read: ReadNamed = (file) => readFileIfThere(resolve(context.cwd, file)),
): Promise<CollectedSuppressions> {
  const own = (config.suppressions ?? []).map(
    ({ fingerprint, rule, package: named, reason, owner, expires }): SuppressionEntry => ({
      ...(fingerprint !== undefined && { fingerprint }),
      ...(rule !== undefined && { rule }),
      ...(named !== undefined && { package: named }),
      reason,
      owner,
      expires,
      origin,
    }),
  );
  const others: SuppressionEntry[] = [];
  for (const file of config.suppressionFiles ?? []) {
    const bytes = await read(file);
    if (bytes === undefined) {
      throw new TollgateError('config/missing-policy', `there is no file ${file}, which suppressionFiles names`, {
        class: 'usage',
        place: { file: origin, key: 'suppressionFiles' },
        help: ['correct the path; it is relative to the configuration file', 'or take it out'],
      });
    }
    others.push(...parsePolicy(new TextDecoder().decode(bytes), file));
  }
  return strictest([...own, ...others]);
}

function strictest(all: readonly SuppressionEntry[]): CollectedSuppressions {
  const bySubject = Map.groupBy(all, (entry) => JSON.stringify([entry.fingerprint, entry.rule, entry.package]));
  const notices: string[] = [];
  const entries = [...bySubject.values()].flatMap((list) => {
    // No expiry is the longest of all.
    const ordered = list.toSorted(
      (a, b) => Date.parse(a.expires ?? '9999-12-31') - Date.parse(b.expires ?? '9999-12-31'),
    );
    const [first] = ordered;
    if (first === undefined) return [];
    if (new Set(list.map(({ expires }) => expires)).size > 1) {
      const subject = first.fingerprint ?? first.rule ?? '';
      const others = ordered.slice(1).map(({ origin, expires }) => `${origin ?? ''} (${expires ?? 'no end'})`);
      notices.push(
        `decisions about ${subject} disagree: ${first.origin ?? ''} ends first (${first.expires ?? 'no end'}) and holds, not ${others.join(', ')}`,
      );
    }
    return [first];
  });
  return { entries, notices };
}
