import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Seconds from starting the installed command, `tollgate sandbox` of `dist`, in its own process to its first answer; `temporary` is where its cache lies. */
export async function startedIn(root: string, temporary: string, options: readonly string[] = []): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/tollgate.js'), 'sandbox', '--json', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
  });
  const ended = once(child, 'exit');
  try {
    const lines = createInterface(child.stdout);
    const [line] = await Promise.race([
      once(lines, 'line'),
      ended.then(([code]) => Promise.reject(new Error(`tollgate sandbox ended with ${String(code)}`))),
    ]);
    const { app, gateway } = JSON.parse(String(line)) as { readonly app?: string; readonly gateway: string };
    await (await fetch(app === undefined ? `${gateway}/v1/balance` : `${app}/api/catalogue`)).text();
    return (performance.now() - started) / 1000;
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}
