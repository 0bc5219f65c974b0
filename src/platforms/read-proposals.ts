import { TollgateError } from '../model/errors.ts';
import { asList, asObject, type UntrustedObject } from '../util/untrusted.ts';
import { parseYaml } from '../util/yaml.ts';
import type { Proposal } from './proposals.ts';

const KEYS: readonly string[] = ['status', 'fingerprint', 'rule', 'reason', 'owner', 'expires', 'from'];

/**
 * Reads a file of proposals, which people edit.
 * @throws TollgateError `yaml/syntax`, `sync/bad-file` with the line, class usage
 */
export function readProposals(text: string, file: string): Proposal[] {
  if (text.trim() === '') return [];
  const document = parseYaml(text, file);
  const list = asObject(document.value)['proposals'];
  if (!Array.isArray(list)) throw badFile(file, 1, 'it has no list `proposals`');
  return asList(list).map((item, index) => {
    const wrong = problemOf(asObject(item));
    if (wrong !== undefined)
      throw badFile(file, document.lineOf(['proposals', index]), `proposal ${index + 1}: ${wrong}`);
    return proposalOf(asObject(item));
  });
}

function problemOf(item: UntrustedObject): string | undefined {
  const other = Object.keys(item).find((key) => !KEYS.includes(key));
  if (other !== undefined) return `it has the key "${other.slice(0, 60)}", which no proposal has`;
  const missing = KEYS.find((key) => key !== 'from' && typeof item[key] !== 'string');
  if (missing !== undefined) return `${missing} is no text`;
  if (item['status'] !== 'proposed' && item['status'] !== 'rejected') return 'status is neither proposed nor rejected';
  if (!/^[0-9a-f]{32}$/u.test(textAt(item, 'fingerprint'))) return 'fingerprint is no 32 hexadecimal digits';
  const { platform, project, id, at } = asObject(item['from']);
  if (platform !== 'github' && platform !== 'gitlab') return 'from.platform is neither github nor gitlab';
  return [project, id, at].every((part) => typeof part === 'string') ? undefined : 'from lacks project, id or at';
}

function proposalOf(item: UntrustedObject): Proposal {
  const from = asObject(item['from']);
  return {
    status: item['status'] === 'rejected' ? 'rejected' : 'proposed',
    fingerprint: textAt(item, 'fingerprint'),
    rule: textAt(item, 'rule'),
    reason: textAt(item, 'reason'),
    owner: textAt(item, 'owner'),
    expires: textAt(item, 'expires'),
    from: {
      platform: from['platform'] === 'gitlab' ? 'gitlab' : 'github',
      project: textAt(from, 'project'),
      id: textAt(from, 'id'),
      at: textAt(from, 'at'),
    },
  };
}

function textAt(item: UntrustedObject, key: string): string {
  const value = item[key];
  return typeof value === 'string' ? value : '';
}

function badFile(file: string, line: number, says: string): TollgateError {
  return new TollgateError('sync/bad-file', `${file} is no file of proposals: ${says}`, {
    class: 'usage',
    place: { file, line },
    help: ['correct it, or remove it: `tollgate sync` makes it anew'],
  });
}
