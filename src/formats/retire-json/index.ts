import type { ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asList, asObject, asText } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { readHead } from '../read-head.ts';
import { sharedRules } from '../shared-rules.ts';
import { smallValue } from '../small-value.ts';
import { findingsOfFile } from './findings-of-file.ts';

/** `retire --outputformat json` and `jsonsimple`. */
export const format: Format = {
  id: 'retire-json',
  title: 'Retire.js JSON',
  url: 'https://github.com/RetireJS/retire.js',
  versions: 'Retire.js 1 to 5 (jsonsimple and version 1: the list alone)',
  mapping: [
    ['data[].results[].vulnerabilities[]', 'one finding each'],
    ['identifiers.CVE, identifiers.githubID', 'rule id: the CVE, else the GHSA; the others are aliases'],
    ['identifiers.retid, else identifiers.summary', 'rule id of what has neither, as retire/<component>/…'],
    ['severity, cwe, identifiers.summary, info[]', 'severity, CWE, rule title, help URI'],
    ['npmname or component, version, file', 'location: the npm package, in the script that holds it'],
    ['below, atOrAbove, detection, info', 'evidence'],
    ['errors[]', 'the run is degraded'],
  ],
  faults: [
    'a repository that could not be loaded leaves a valid report without findings and a line in `errors`: degraded',
    'a bare list (jsonsimple, version 1) has no errors and no version: read, an empty one is not recognised',
  ],
  recognizes({ kind, keys, text }) {
    if (kind === 'json-object') {
      return (
        keys.has('data') && (keys.has('start') || keys.has('messages')) && (keys.has('version') || keys.has('errors'))
      );
    }
    if (kind !== 'json-array') return false;
    return (
      /^\[\s*\{\s*"file"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"results"\s*:\s*\[/u.test(text) ||
      /^\[\s*\{\s*"results"\s*:\s*\[\s*\{[^[\]]*"component"/u.test(text)
    );
  },
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const top: Record<string, unknown> = {};
  const share = sharedRules();
  let files = 0;
  try {
    for (const { path, value } of jsonElements(source.chunks(), [['data', '*'], ['*']])) {
      if (path.length === 1 && typeof path[0] === 'string') {
        top[path[0]] = value;
        continue;
      }
      files += 1;
      if (Object.keys(asObject(value)).length === 0)
        drop(account, 'an entry of the report is no object, or an empty one');
      else for (const finding of findingsOfFile(asObject(value), account, share)) yield { run: 0, finding };
    }
    judge(source, top, files, account);
  } catch (error) {
    recordFault(error, account);
  }
  const version = asText(top['version']);
  const run: RunInfo = {
    tool: { name: 'Retire.js', ...(version !== undefined && { version }), informationUri: format.url },
    scan: 'dependencies',
    status: 'complete',
    rules: [],
  };
  return closeAccount(account, [run]);
}

function judge(source: Source, top: Readonly<Record<string, unknown>>, files: number, account: Account): void {
  const errors = asList(top['errors']);
  if (errors.length > 0) {
    const first = asText(errors[0]) ?? asText(asObject(errors[0])['message']) ?? JSON.stringify(errors[0]);
    worsen(account, 'degraded', `Retire.js reported ${errors.length} errors, the first: ${first}`);
  }
  if (files > 0 || readHead(source).kind === 'json-array') return;
  const data = smallValue(source, 'data');
  if (!Array.isArray(data)) {
    const reason = asText(top['error']) ?? asText(asObject(top['error'])['message']);
    const text = data === undefined ? 'missing' : JSON.stringify(data);
    worsen(account, 'unreadable', reason === undefined ? `data is ${text}` : `Retire.js failed: ${reason}`);
  }
}
