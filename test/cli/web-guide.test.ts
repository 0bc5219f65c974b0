import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docBlocks } from '../../scripts/doc-blocks.ts';
import { asList, asObject } from '../../src/util/untrusted.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import { runInContext } from '../run-in-context.ts';
import { goesWell, installZap } from '../scanners/zap/stand-in.ts';
import { webShopOfFile } from './web-shop.ts';

const shop = webShopOfFile();

describe('docs/web.md', () => {
  const blocks = docBlocks('docs/web.md', readFileSync('docs/web.md', 'utf8'));
  const config = blocks.find(({ text }) => text.includes('\tIGNORE\t'))?.text ?? '';
  const jobs = blocks
    .filter(({ example }) => example.endsWith('.gitlab-ci.yml'))
    .flatMap(({ example, text }) =>
      Object.values(asObject(parseYaml(text, example).value)).map((job) => ({ example, job: asObject(job) })),
    );

  test.each(jobs)('$example does what its script says, and keeps what it names', async ({ example, job }) => {
    const cwd = await shop.newFolder();
    await writeFile(join(cwd, 'gen.conf'), config);
    const home = await installZap(join(cwd, 'zap-home'), shop.ofTarget(goesWell));
    const commands = asList(job['script']).map(
      (line) => /^npx --yes tollgate@[\d.]+ (.*)$/u.exec(String(line))?.[1] ?? '',
    );
    expect(commands.map((command) => command.split(' ')[0])).toEqual(['scan', 'gate']);
    for (const command of commands) {
      const words = command.replace('http://sandbox:3000', shop.target).split(' ');
      const done = await runInContext(words, cwd, { environment: { PATH: '/usr/bin:/bin', ZAP_HOME: home } });
      expect([command, done.exitCode]).toEqual([command, 0]);
    }
    expect(asObject(job['artifacts'])).toMatchObject({ when: 'always', paths: ['.tollgate'] });
    expect(await readFile(join(cwd, '.tollgate/reports/web.sarif'), 'utf8')).toContain('"results"');
    const page = await readFile(join(cwd, '.tollgate/zap/zap.html'), 'utf8').catch(() => 'none');
    expect(page.startsWith('<p>')).toBe(example.startsWith('zap'));
  });

  test('has a job for each engine, and names options that are there', async () => {
    expect(jobs.map(({ example }) => example)).toEqual(['embedded.gitlab-ci.yml', 'zap.gitlab-ci.yml']);
    const { out } = await runInContext(['scan', 'web', '--help'], await shop.newFolder());
    const named = readFileSync('docs/web.md', 'utf8').matchAll(
      /`(--(?:zap|write|spider|client|ready|require|min|tls|auth|engine)[\w-]*)/gu,
    );
    const options = [...named].map(([, option = '']) => option);
    expect(options.length).toBeGreaterThan(12);
    expect(options.filter((option) => !out.includes(option))).toEqual([]);
  });
});
