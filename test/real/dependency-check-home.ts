import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const LAUNCHER = join(import.meta.dirname, 'dependency-check-launcher');
const HOME = process.env['TOLLGATE_DEPENDENCY_CHECK'] ?? join(tmpdir(), 'tollgate-dependency-check-13.0.0');
const run = promisify(execFile);

/**
 * A home of Dependency-Check: the real engine 13.0.0 from Maven Central behind a launcher of ours that speaks the command
 * line's flags and exit codes. Fetched once into the temporary folder, or where TOLLGATE_DEPENDENCY_CHECK says.
 * Gives the reason where that cannot be done.
 */
export async function dependencyCheckHome(): Promise<{ readonly home: string } | { readonly missing: string }> {
  const lib = join(HOME, 'lib');
  try {
    await run('javac', ['-version']);
    if (!existsSync(lib) || readdirSync(lib).length < 50) {
      const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
      const where = `-DoutputDirectory=${lib}`;
      await run('mvn', ['-q', '-B', '-f', join(LAUNCHER, 'pom.xml'), goal, '-DincludeScope=runtime', where], {
        timeout: 600_000,
      });
    }
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
  const classes = join(HOME, 'classes');
  mkdirSync(classes, { recursive: true });
  await run('javac', ['-cp', `${lib}/*`, '-d', classes, join(LAUNCHER, 'DependencyCheck.java')]);
  const script = join(HOME, 'bin', 'dependency-check.sh');
  mkdirSync(join(HOME, 'bin'), { recursive: true });
  const log = ['levelInBrackets=true', 'showThreadName=false', 'showLogName=false'];
  const flags = log.map((flag) => `-Dorg.slf4j.simpleLogger.${flag}`).join(' ');
  writeFileSync(script, `#!/bin/sh\nexec java $JAVA_OPTS ${flags} -cp '${lib}/*:${classes}' DependencyCheck "$@"\n`);
  chmodSync(script, 0o755);
  return { home: HOME };
}
