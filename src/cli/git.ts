import { TollgateError } from '../model/errors.ts';
import { runProcess, scrubEnvironment } from '../util/process.ts';
import { redact } from '../util/redaction.ts';
import type { Context } from './context.ts';

/** What one call of git came to. */
export interface GitAnswer {
  readonly ok: boolean;
  /** 128 where there is no repository, or git refuses; absent where there is no git, or it had to be ended. */
  readonly exitCode?: number;
  readonly bytes: Uint8Array;
  /** The output without its last line end. */
  readonly text: string;
  /** Why it did not work, one line. */
  readonly problem: string;
}

/** Runs git in one folder. */
export type Git = (args: readonly string[], input?: string) => Promise<GitAnswer>;

const LONGEST = 60_000;

/** Nothing that the repository's own configuration names is run, and paths are taken as they are. */
const SAFE = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'protocol.ext.allow=never', 'gc.auto=0'].flatMap(
    (setting) => ['-c', setting],
  ),
  // In containers the folder is often another user's; what is read of it is what the run scans anyway.
  '-c',
  'safe.directory=*',
];
const KEPT = [
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_SSH_COMMAND',
  'GIT_SSL_CAINFO',
  'SSH_AUTH_SOCK',
  'XDG_CONFIG_HOME',
];

/**
 * Opens git in the context's folder. What fails is an answer; only a cancelled run throws.
 * @param network `none`: what a partial clone has left out counts as absent, instead of being fetched
 */
export function openGit(
  { cwd, environment, signal }: Pick<Context, 'cwd' | 'environment' | 'signal'>,
  network: 'none' | 'allowed' = 'allowed',
): Git {
  const more = network === 'none' ? { GIT_NO_LAZY_FETCH: '1' } : {};
  return async (args, input) => {
    try {
      const { exitCode, stdout, stderr, timedOut, truncated } = await runProcess({
        command: 'git',
        args: [...SAFE, ...args],
        cwd,
        environment: { ...scrubEnvironment(environment, KEPT), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...more },
        timeoutMs: LONGEST,
        signal,
        ...(input !== undefined && { input }),
      });
      signal.throwIfAborted();
      const text = new TextDecoder().decode(stdout).replace(/\n$/u, '');
      if (exitCode === 0 && !truncated) return { ok: true, exitCode, bytes: stdout, text, problem: '' };
      // The address of a remote may hold a token.
      const said = redact(new TextDecoder().decode(stderr).trim().split('\n').at(-1) ?? '');
      const problem = timedOut ? `git ${args[0] ?? ''} took longer than ${LONGEST / 1000} s` : said;
      return {
        ok: false,
        ...(exitCode !== undefined && { exitCode }),
        bytes: stdout,
        text,
        problem: problem || `git ${args[0] ?? ''} ended with ${exitCode ?? '?'}`,
      };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof TollgateError)) throw error;
      return { ok: false, bytes: new Uint8Array(), text: '', problem: error.message };
    }
  };
}
