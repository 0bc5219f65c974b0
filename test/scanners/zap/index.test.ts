import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZapRun } from '../../../src/scanners/zap/zap-run.ts';
import type { ZapScanOptions } from '../../../src/scanners/zap/zap-scan.ts';
import { removeFolder, temporaryFolder } from '../../../src/util/files.ts';
import { goesWell, installZap, print, runZap, WENT_WELL, write, zapReport } from './stand-in.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder('tollgate-zap-test-');
});
afterAll(() => removeFolder(folder));

interface Case {
  readonly run: ZapRun;
  readonly home: string;
  readonly file: (name: string) => Promise<string>;
}

async function zapThat(script: string, options: Partial<ZapScanOptions> = {}, version?: string): Promise<Case> {
  count += 1;
  const home = await installZap(join(folder, String(count)), script, version);
  const environment = { PATH: '/usr/bin:/bin', ZAP_HOME: home, AWS_SECRET_ACCESS_KEY: 'not-for-zap' };
  const run = await runZap(home, { environment, ...options });
  return { run, home, file: (name) => readFile(join(home, name), 'utf8') };
}

const REPORT = write('zap.json', zapReport());
const plan = (verdict: string): string => print(`Job spider found 12 URLs\n${verdict}`);

describe('scanWithZap, by the exit code and what was written', () => {
  test('a plan that went through is complete, with its report and the page for people', async () => {
    const { run } = await zapThat(goesWell);
    expect(run).toMatchObject({
      status: 'complete',
      exitCode: 0,
      tool: { name: 'ZAP', version: '2.17.0' },
      coverage: { requested: 12, alertInstances: 2 },
      format: 'zap-json',
      scannedOrigin: 'http://127.0.0.1:3000',
      notices: [],
    });
    expect(run.reason).toBeUndefined();
    expect(JSON.parse(new TextDecoder().decode(run.report))).toHaveProperty('site');
    expect(Object.keys(run.pages)).toEqual(['html']);
  });

  const stop =
    'Automation plan failures:\n\tJob spider failed to access URL http://127.0.0.1:3000/ check that it is valid : Connection refused';
  const login =
    'Automation plan warnings:\n\tJob spider error accessing URL http://127.0.0.1:3000/ status code returned : 401 expected 200';
  test.each<[string, string, string, RegExp]>([
    ['0 without a report', print(WENT_WELL), 'unreadable', /ZAP wrote no report/u],
    [
      '0 with half a report',
      `${write('zap.json', zapReport().slice(0, 200))}\n${print(WENT_WELL)}`,
      'unreadable',
      /empty or cut off/u,
    ],
    ['0 with an empty report', `: > "$FOLDER/zap.json"\n${print(WENT_WELL)}`, 'unreadable', /empty or cut off/u],
    [
      '0 with a page instead of a report',
      `${write('zap.json', '<html>502 Bad Gateway</html>')}\n${print(WENT_WELL)}`,
      'unreadable',
      /wrote no report/u,
    ],
    [
      '0 without the end of the plan',
      `${REPORT}\n${print('Job spider found 12 URLs')}`,
      'degraded',
      /did not say that its plan came to its end/u,
    ],
    [
      '0 without a word of the spider',
      `${REPORT}\n${print('Automation plan succeeded!')}`,
      'degraded',
      /did not say what it found/u,
    ],
    [
      '0 with a report that names no site',
      `${write('zap.json', '{"site":[]}')}\n${print(WENT_WELL)}`,
      'degraded',
      /ZAP reached nothing/u,
    ],
    [
      '0 with a report of another target',
      `${write('zap.json', zapReport({ site: 'http://127.0.0.1:4000' }))}\n${print(WENT_WELL)}`,
      'unreadable',
      /is about http:\/\/127\.0\.0\.1:4000 and not about/u,
    ],
    [
      '0 with an old file',
      `${REPORT}\ntouch -d '2026-01-01' "$FOLDER/zap.json"\n${print(WENT_WELL)}`,
      'unreadable',
      /written before this run/u,
    ],
    [
      '0 with an old report',
      `${write('zap.json', zapReport({ created: '2026-01-01T10:00:00.000Z' }))}\n${print(WENT_WELL)}`,
      'unreadable',
      /made before this run/u,
    ],
    [
      '1 with failures of the plan',
      `${REPORT}\n${plan(stop)}\nexit 1`,
      'degraded',
      /failed to access URL.*Connection refused/u,
    ],
    ['1 and no word', 'exit 1', 'unreadable', /exit code 1 and without saying why/u],
    ['1 with a report and no word', `${REPORT}\nexit 1`, 'degraded', /exit code 1 and without saying why/u],
    ['2 for a page that wants a login', `${REPORT}\n${plan(login)}\nexit 2`, 'degraded', /status code returned : 401/u],
    [
      '2 of an insight',
      `${REPORT}\n${print(`${WENT_WELL}\nShutting down ZAP due to High Level Insight: 60% of responses are 5xx`)}\nexit 2`,
      'degraded',
      /ZAP stopped the scan itself/u,
    ],
    ['3', 'exit 3', 'unreadable', /exit code 3/u],
    ['126', 'exit 126', 'unreadable', /could not be run \(exit code 126\)/u],
    ['137', 'exit 137', 'unreadable', /for want of memory \(exit code 137\)/u],
    [
      '0 after running out of memory',
      `${REPORT}\n${print(`java.lang.OutOfMemoryError: Java heap space\n${WENT_WELL}`)}`,
      'degraded',
      /ran out of memory/u,
    ],
    ['a signal', 'kill -9 $$', 'unreadable', /ended by a signal/u],
    [
      '0 of a spider that was cut off',
      `${REPORT}\n${print(WENT_WELL.replace('00:00:03', '00:05:00'))}`,
      'degraded',
      /job spider was cut off after 5 minutes/u,
    ],
    [
      '0 of too few addresses',
      `${REPORT}\n${print(WENT_WELL.replace('12 URLs', '2 URLs'))}`,
      'degraded',
      /2 of at least 3 addresses found/u,
    ],
  ])('exit code %s', async (_name, script, status, reason) => {
    const { run } = await zapThat(script);
    expect(run).toMatchObject({ status, reason: expect.stringMatching(reason) as unknown });
    expect(run.report !== undefined).toBe(status !== 'unreadable');
  });

  test('warnings about something else are notices, and the scan is complete', async () => {
    const { run } = await zapThat(
      `${REPORT}\n${plan('Automation plan warnings:\n\tJob spider unrecognised parameter: logoutAvoidance')}\nexit 2`,
    );
    expect(run).toMatchObject({ status: 'complete', notices: ['Job spider unrecognised parameter: logoutAvoidance'] });
  });

  test('a ZAP that hangs is ended with all that it started, and what it wrote until then is kept', async () => {
    const { run, home } = await zapThat(`${REPORT}\n${plan('')}\nsleep 60 & echo $! > "$FOLDER/../../child"\nwait`, {
      minutes: 0.02,
    });
    expect(run).toMatchObject({
      status: 'degraded',
      reason: expect.stringMatching(/had to be ended after 0\.02 minutes/u) as unknown,
    });
    expect(run.help?.join()).toContain('--zap-minutes');
    const child = Number(await readFile(join(home, 'child'), 'utf8'));
    // An orphan that nobody collects stays behind as a zombie, which is as dead as can be.
    expect(await readFile(`/proc/${child}/stat`, 'utf8').catch(() => ' Z ')).toMatch(/ Z /u);
  });

  test('a cancelled scan is not readable', async () => {
    const controller = new AbortController();
    const { run } = await zapThat('sleep 60', {
      signal: controller.signal,
      onProgress: ({ detail }) => {
        if (detail?.startsWith('starting') === true) setTimeout(() => controller.abort(), 50);
      },
    });
    expect(run).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('ZAP was cancelled') as unknown,
    });
  });
});

describe('scanWithZap, before and after', () => {
  test('leaves nothing behind, and no other user could read the plan', async () => {
    const { run, home, file } = await zapThat(goesWell);
    expect(run.status).toBe('complete');
    expect(await readdir(join(home, 'work'))).toEqual([]);
    expect(await file('mode')).toBe('-rw-------\n');
  });

  test('ZAP sees of the surroundings only what it needs, and no secret in its arguments or its plan', async () => {
    const { file } = await zapThat(goesWell, {
      session: {
        headers: { 'X-Api-Key': 'key-of-the-shop' },
        login: { url: '/login', fields: { email: 'a@b.example', password: 'p&ss wörd' } },
      },
    });
    const environment = await file('environment');
    expect(environment).not.toContain('not-for-zap');
    expect(environment).toContain('ZAP_AUTH_HEADER=X-Api-Key');
    expect(environment).toContain('ZAP_AUTH_HEADER_VALUE=key-of-the-shop');
    expect(environment).toContain('ZAP_AUTH_HEADER_SITE=127.0.0.1:3000');
    expect(environment).toContain('TOLLGATE_ZAP_FIELD_1=p%26ss%20w%C3%B6rd');
    expect(`${await file('calls')}${await file('plan.json')}`).not.toMatch(/key-of-the-shop|p&ss|p%26ss|a@b/u);
  });

  test('the calls are silent, without a desktop, and in a home of their own', async () => {
    const { file, run } = await zapThat(goesWell);
    const calls = (await file('calls')).trim().split('\n');
    expect(calls).toHaveLength(2);
    for (const call of calls) expect(call).toMatch(/^-cmd -silent -dir \S+\/zap-\w+\/home /u);
    expect(calls[1]).toMatch(/ -autorun \S+\/plan\.yaml$/u);
    expect(run.command.at(-2)).toBe('-autorun');
  });

  test.each([
    ['2.15.0', 'ZAP 2.15.0 is too old'],
    ['nonsense', 'ZAP did not say its version (exit code 0)'],
    ['\nexit 9', 'ZAP did not say its version (exit code 9)'],
  ])('version %s is refused', async (version, reason) => {
    const { run, home } = await zapThat(goesWell, {}, version);
    expect(run).toMatchObject({ status: 'unreadable', reason: expect.stringContaining(reason) as unknown });
    expect(existsSync(join(home, 'plan.json'))).toBe(false);
  });

  test.each(['2.18.0', 'D-2026-08-21'])('version %s is used, and said to be unknown', async (version) => {
    const { run } = await zapThat(goesWell, {}, version);
    expect(run).toMatchObject({
      status: 'complete',
      notices: [`ZAP ${version} is newer than 2.17, the last one whose behaviour is known here`],
    });
  });

  test('without ZAP it says what to install', async () => {
    expect(await runZap(folder, { environment: { PATH: '/nowhere' } })).toMatchObject({
      status: 'unreadable',
      reason: 'ZAP is not installed',
      help: [
        expect.stringContaining('https://www.zaproxy.org/download/'),
        expect.stringContaining('zap-docker'),
        expect.stringContaining('embedded'),
      ],
    });
    expect(await runZap(folder, { environment: { PATH: '/nowhere', ZAP_HOME: folder } })).toMatchObject({
      reason: 'the folder that ZAP_HOME names has no zap.sh that can be run',
    });
  });
});
