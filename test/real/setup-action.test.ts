import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releaseFile, scannerRelease } from '../../src/config/scanner-releases.ts';
import { type ReleaseMirror, releaseMirror } from '../cli/release-mirror.ts';
import { exportActions } from './export-actions.ts';
import { findTool } from './find-tool.ts';

const act = findTool('act');
const OPTIONS = '-P ubuntu-24.04=-self-hosted --pull=false --no-cache-server --env NO_COLOR=1'.split(' ');

const osv = scannerRelease('osv');
const file = (osv && releaseFile(osv, `${process.platform}-${process.arch}`)?.file) ?? 'no such file';

describe.skipIf(act === undefined)('the action setup, run by act', () => {
  let place: string;
  let mirror: ReleaseMirror;
  let program: Buffer;

  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'tollgate-setup-act-'));
    program = Buffer.from(`#!/bin/sh\ntouch '${join(place, 'ran')}'\necho "osv-scanner version: 9.9.9"\n`);
    mirror = await releaseMirror(new Map([[file, program]]));
    mkdirSync(join(place, 'ours'));
    await exportActions(join(place, 'ours'));
  });

  afterAll(async () => {
    await mirror.close();
    rmSync(place, { recursive: true, force: true });
  });

  function run(sha256: string): Promise<{ readonly status: number; readonly text: string }> {
    const project = mkdtempSync(join(place, 'project-'));
    const given = {
      tools: 'osv@9.9.9',
      'sha256-osv': sha256,
      mirror: mirror.origin,
      'cache-dir': join(place, 'cache'),
    };
    const steps = [{ uses: 'OWNER/tollgate/actions/setup@v0.1.0', with: given }, { run: 'osv-scanner --version' }];
    mkdirSync(join(project, '.github', 'workflows'), { recursive: true });
    const workflow = { on: 'push', jobs: { scan: { 'runs-on': 'ubuntu-24.04', steps } } };
    writeFileSync(join(project, '.github', 'workflows', 'scan.yml'), JSON.stringify(workflow));
    execFileSync('git', ['init', '--quiet', project]);
    const home = join(project, 'home');
    mkdirSync(home);
    const env = { HOME: home, PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}` };
    const args = ['push', ...OPTIONS, '--local-repository', `OWNER/tollgate@v0.1.0=${join(place, 'ours')}`];
    return new Promise((done) => {
      execFile(act ?? '', args, { cwd: project, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
        done({ status: error === null ? 0 : Number(error.code), text: stdout + stderr }),
      );
    });
  }

  test('runs nothing of a file that is not the one its digest names', async () => {
    const { status, text } = await run('a'.repeat(64));
    expect({ status, text }).toMatchObject({ status: 1, text: expect.stringContaining('setup/wrong-digest') });
    expect(existsSync(join(place, 'ran'))).toBe(false);
  });

  test('puts what it installed on the PATH of the next step, and fetches it once', async () => {
    const digest = createHash('sha256').update(program).digest('hex');
    mirror.asked.length = 0;
    for (const from of ['fetched', 'was in the cache']) {
      const { status, text } = await run(digest);
      expect({ status, text }).toMatchObject({ status: 0, text: expect.stringContaining(`osv 9.9.9: ${from}`) });
      expect(text).toContain('osv-scanner version: 9.9.9');
    }
    expect(existsSync(join(place, 'ran'))).toBe(true);
    expect(mirror.asked).toEqual([`/${file}`]);
  });
});
