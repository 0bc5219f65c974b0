import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { parseProfile } from '../../src/fuzz/profile.ts';
import { defects } from '../../src/sandbox/defects/registry.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import { runInContext } from '../run-in-context.ts';

describe('tollgate sandbox', () => {
  test('prints one JSON line when it is ready, serves, and ends cleanly on Ctrl-C', async () => {
    const entry = join(import.meta.dirname, '../../src/entries/tollgate.ts');
    const child = spawn(process.execPath, [entry, 'sandbox', '--json', '--defects', 'web.csp.missing']);
    const lines: string[] = [];
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
    await once(reader, 'line');
    const { app, control, token } = JSON.parse(lines[0] ?? '') as Record<string, string>;
    expect((await fetch(`${app}/`)).headers.get('content-security-policy')).toBeNull();
    expect((await fetch(`${control}/defects`)).status).toBe(401);
    expect((await fetch(`${control}/defects`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    await expect(fetch(`${app}/`)).rejects.toThrow();
  });

  test('lists its defects, and prints a profile that the fuzzer takes', async () => {
    const list = await runInContext(['sandbox', '--list-defects', '--json'], tmpdir());
    expect(JSON.parse(list.out)).toMatchObject({
      schema: 'tollgate/sandbox/1',
      defects: defects.map(({ id }) => ({ id })),
    });
    const { out } = await runInContext(['sandbox', '--print-profile', '--port', '4321'], tmpdir());
    expect(parseProfile(parseYaml(out, 'p.yml').value, 'p.yml').target.baseUrl).toBe('http://127.0.0.1:4321');
  });

  test.each([
    [['--defects', 'ref.ovr'], {}, /ref\.over/u],
    [['--defects', 'ref.over'], { NODE_ENV: 'production' }, /production/u],
  ])('%j is refused with a reason', async (options, environment, text) => {
    const { exitCode, messages } = await runInContext(['sandbox', ...options], tmpdir(), { environment });
    expect(exitCode).toBe(2);
    expect(messages).toMatch(text);
  });
});
