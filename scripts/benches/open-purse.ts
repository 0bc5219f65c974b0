import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What came of the requests since the purse was filled. */
export interface PurseResult {
  /** How often it was emptied: once is right. */
  readonly spent: number;
  readonly arrived: number;
  /** Milliseconds from the first arrival to the last. */
  readonly spread: number;
}

/** An app of one purse, in a process of its own: what it costs is not counted. */
export interface Purse {
  readonly url: string;
  readonly port: number;
  /** @param gap milliseconds between check and booking; 0: one turn of the event loop, below: none */
  readonly start: (gap: number) => Promise<void>;
  readonly result: () => Promise<PurseResult>;
  readonly close: () => void;
}

/** Starts the app. */
export async function openPurse(): Promise<Purse> {
  const program = join(import.meta.dirname, 'programs/purse.ts');
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    async start(gap) {
      await (await fetch(`${url}/start?gap=${gap}`, { method: 'POST' })).text();
    },
    result: async () => (await (await fetch(`${url}/result`)).json()) as PurseResult,
    close: () => void child.kill(),
  };
}
