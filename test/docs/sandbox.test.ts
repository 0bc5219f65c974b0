import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { type Gateway, startGateway } from '../../src/sandbox/start-gateway.ts';
import { call, codeOf } from '../sandbox/shop-client.ts';

const root = join(import.meta.dirname, '../..');
const markdown = readFileSync(join(root, 'docs/sandbox.md'), 'utf8');
const blocks = docBlocks('docs/sandbox.md', markdown);
// Inside the checkout, so that the SDKs are found as they are in anybody's project.
const folder = join(root, 'node_modules/.tollgate-test', `docs-${process.pid}`);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  const entry = join(root, 'src/entries/tollgate.ts');
  writeFileSync(join(folder, 'tollgate'), `#!/bin/sh\nexec '${process.execPath}' '${entry}' "$@"\n`);
  chmodSync(join(folder, 'tollgate'), 0o755);
  for (const { language, example, text } of blocks) {
    if (language === 'js') writeFileSync(join(folder, example), `${text}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examples = blocks.flatMap((block, index) => {
  const next = blocks[index + 1];
  return block.language === 'js' && next?.language === 'text' ? [{ name: block.example, prints: next.text }] : [];
});

describe.skipIf(process.platform === 'win32')('the examples of docs/sandbox.md', () => {
  test('are there for each SDK, webhooks and faults, each with what it prints', () => {
    const names = ['stripe.mjs', 'braintree.mjs', 'plaid.mjs', 'webhooks.mjs', 'faults.mjs'];
    expect(examples.map(({ name }) => name)).toEqual(names);
  });

  test.each(examples)('$name prints what the page says', async ({ name, prints }) => {
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, name)], { env, timeout: 120_000 });
    expect(stdout.trim()).toBe(prints);
  });
});

describe('what docs/sandbox.md says', () => {
  const rows = [...markdown.matchAll(/^\| `(GET|POST|PUT|DELETE) (\/\S*)` \| (✓?) ?\|/gmu)].map(
    ([, method = '', path = '', both = '']) => ({ method, path, both: both !== '' }),
  );
  let sandbox: Sandbox;
  let gateway: Gateway;
  beforeAll(async () => {
    [sandbox, gateway] = await Promise.all([startSandbox(), startGateway()]);
  });
  afterAll(() => Promise.all([sandbox.close(), gateway.close()]));

  test('of the number of defects is so', () => {
    expect(markdown).toContain(`Each of its ${defects.length} defects`);
  });

  test('of the control plane is a table', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  test.each(rows)('$method $path is there, on both control planes or on one', async ({ method, path, both }) => {
    // A body that no route takes: what answers with 400 is there, and nothing happens.
    const ask = async ({ controlUrl, token }: Sandbox | Gateway): Promise<string | undefined> => {
      const parts = {
        headers: { authorization: `Bearer ${token}` },
        ...(method !== 'GET' && { body: { no: 'field' } }),
      };
      return codeOf(await call(controlUrl, method, path, parts));
    };
    expect(await ask(sandbox)).not.toBe('not_found');
    expect((await ask(gateway)) !== 'not_found').toBe(both);
  });
});
