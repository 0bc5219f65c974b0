import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZapRun } from '../../../src/scanners/zap/zap-run.ts';
import type { ZapScanOptions } from '../../../src/scanners/zap/zap-scan.ts';
import { removeFolder, temporaryFolder } from '../../../src/util/files.ts';
import { goesWell, installDocker, runZap, TARGET } from './stand-in.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder('tollgate-zap-docker-');
});
afterAll(() => removeFolder(folder));

interface Case {
  readonly run: ZapRun;
  readonly home: string;
  readonly file: (name: string) => Promise<string>;
}

async function dockerThat(
  parts: Parameters<typeof installDocker>[1],
  options: Partial<ZapScanOptions> = {},
): Promise<Case> {
  count += 1;
  const home = await installDocker(join(folder, String(count)), parts);
  const environment = { PATH: `${home}:/usr/bin:/bin`, DOCKER_HOST: 'tcp://docker:2375' };
  const run = await runZap(home, { engine: 'zap-docker', environment, ...options });
  return { run, home, file: (name) => readFile(join(home, name), 'utf8') };
}

describe('scanWithZap in a container', () => {
  test('runs the pinned image with nothing but the folder of the run, as the user who owns it', async () => {
    const { run, file, home } = await dockerThat({}, { session: { headers: { Authorization: 'Bearer shop-token' } } });
    expect(run).toMatchObject({ status: 'complete', notices: [] });
    const calls = (await file('calls')).trim().split('\n');
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['version', 'image', 'run', 'run']);
    const call = calls.at(-1) ?? '';
    expect(call).toMatch(
      /ghcr\.io\/zaproxy\/zaproxy@sha256:[0-9a-f]{64} -cmd -silent -dir \/zap\/wrk\/home -autorun \/zap\/wrk\/plan\.yaml$/u,
    );
    expect(call).toContain(`--user ${process.getuid?.()}:${process.getgid?.()}`);
    expect(call).toContain('--rm --init --cap-drop ALL --security-opt no-new-privileges');
    expect(call).toContain('--network host');
    expect(call).toMatch(/--env ZAP_AUTH_HEADER --env ZAP_AUTH_HEADER_VALUE --env ZAP_AUTH_HEADER_SITE /u);
    expect(call).toMatch(/--mount type=bind,source=\S+\/work\/zap-\w+,target=\/zap\/wrk /u);
    expect(call).not.toContain('shop-token');
    const environment = await file('environment');
    expect(environment).toContain('DOCKER_HOST=tcp://docker:2375');
    expect(environment).toContain('ZAP_AUTH_HEADER_VALUE=Bearer shop-token');
    expect(await readdir(join(home, 'work'))).toEqual([]);
  });

  test('fetches an image that is not there, and warns of one that is not pinned', async () => {
    const image = 'ghcr.io/zaproxy/zaproxy:stable';
    const { run, file } = await dockerThat({ inspect: 'exit 1' }, { image });
    expect(run).toMatchObject({ status: 'complete', notices: [expect.stringContaining('not pinned by its digest')] });
    expect(await file('calls')).toContain(`pull --quiet ${image}\n`);
  });

  test('an image that cannot be had is no clean result', async () => {
    const pull = 'echo "pull access denied for owasp/zap2docker-stable, repository does not exist" >&2; exit 1';
    const { run } = await dockerThat({ inspect: 'exit 1', pull }, { image: 'owasp/zap2docker-stable' });
    expect(run).toMatchObject({
      status: 'unreadable',
      reason: expect.stringContaining('pull access denied') as unknown,
      help: [expect.stringContaining('ghcr.io/zaproxy/zaproxy:stable')],
    });
  });

  test.each<[string, string, RegExp]>([
    [
      '125',
      'echo "docker: Error response from daemon: no such device" >&2; exit 125',
      /could not be started \(exit code 125\); docker: Error response/u,
    ],
    ['137', 'exit 137', /for want of memory/u],
    [
      '1, for the folder cannot be written',
      'echo "java.nio.file.AccessDeniedException: /zap/wrk/home"; exit 1',
      /exit code 1 and without saying why; java\.nio\.file\.AccessDenied/u,
    ],
  ])('exit code %s', async (_name, script, reason) => {
    const { run } = await dockerThat({ run: script });
    expect(run).toMatchObject({ status: 'unreadable', reason: expect.stringMatching(reason) as unknown });
  });

  test('a container that hangs is removed by its name', async () => {
    const { run, file } = await dockerThat({ run: 'sleep 60' }, { minutes: 0.01 });
    expect(run.status).toBe('unreadable');
    const calls = await file('calls');
    const name = /--name (tollgate-zap-\w+)/u.exec(calls)?.[1];
    expect(calls).toContain(`rm --force ${name}\n`);
  });

  test('reaches the machine by its name where it has no loopback of the machine', async () => {
    const script = goesWell.replaceAll('127.0.0.1:3000', 'host.docker.internal:3000');
    const { run, file } = await dockerThat({ run: script }, { hostNetwork: false, requiredUrls: [`${TARGET}cart`] });
    expect(run).toMatchObject({ status: 'complete', scannedOrigin: 'http://host.docker.internal:3000' });
    expect(await file('plan.json')).not.toContain('127.0.0.1');
    expect(await file('calls')).toContain('--add-host host.docker.internal:host-gateway');
  });

  test('without Docker, or without its daemon, it says so', async () => {
    expect(await runZap(folder, { engine: 'zap-docker', environment: { PATH: '/nowhere' } })).toMatchObject({
      status: 'unreadable',
      reason: 'Docker is not installed',
    });
    const { run } = await dockerThat({ daemon: 'echo "Cannot connect to the Docker daemon" >&2; exit 1' });
    expect(run).toMatchObject({ status: 'unreadable', reason: 'Docker is installed, but its daemon does not answer' });
  });
});
