import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { actionFiles } from '../../../scripts/derive/action-files.ts';
import { ACTION_TEXTS } from '../../../scripts/derive/action-texts.ts';
import { inputsPage } from '../../../scripts/derive/inputs-page.ts';
import { SCANNER_RELEASES } from '../../../src/config/scanner-releases.ts';
import { SETUP_INPUTS, SETUP_OUTPUTS } from '../../../src/config/setup-inputs.ts';
import { runInContext } from '../../run-in-context.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly required: boolean }>>;
  readonly outputs: object;
  readonly runs: { readonly using: string; readonly main: string };
}

describe('the action setup', () => {
  const files = new Map(ACTION_TEXTS.flatMap(actionFiles));
  const action = load(files.get('actions/setup/action.yml') ?? '') as ActionFile;

  test('has the inputs and outputs of the table, and a digest for each scanner', () => {
    expect(Object.keys(action.inputs)).toEqual(SETUP_INPUTS.map(({ name }) => name));
    expect(Object.keys(action.outputs)).toEqual(SETUP_OUTPUTS.map(({ name }) => name));
    expect(Object.keys(action.inputs)).toEqual(
      expect.arrayContaining(SCANNER_RELEASES.map(({ name }) => `sha256-${name}`)),
    );
  });

  test('has an input for each option of tollgate setup, but for where things go and the list', async () => {
    const { out } = await runInContext(['setup', '--help'], process.cwd());
    const options = [...out.matchAll(/^ {2}(?:-\w, )?(--[a-z0-9-]+)/gmu)].map(([, flag]) => flag ?? '');
    const own = ['--into', '--databases-dir', '--list', '--help'];
    const flags = new Set(SETUP_INPUTS.map(({ flag }) => flag));
    expect(new Set(options.filter((flag) => !own.includes(flag)))).toEqual(flags);
    const rows = [...inputsPage().matchAll(/^\| `([a-z0-9-]+)` \| `(--[a-z0-9-]+)` \|/gmu)].map(([, name]) => name);
    expect(rows).toEqual(expect.arrayContaining(SETUP_INPUTS.map(({ name }) => name)));
  });

  test('asks for nothing: scanners, databases or both', () => {
    const required = Object.entries(action.inputs).flatMap(([name, input]) => (input.required ? [name] : []));
    expect(required).toEqual([]);
  });

  test('is committed as the table gives it', () => {
    expect(load(readFileSync('actions/setup/action.yml', 'utf8'))).toEqual(action);
    expect(readFileSync('actions/setup/main.js', 'utf8')).toBe(files.get('actions/setup/main.js'));
    expect(action.runs).toEqual({ using: 'node24', main: 'main.js' });
  });
});
