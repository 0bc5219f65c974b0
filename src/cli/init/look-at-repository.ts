import { join } from 'node:path';
import { readFileIfThere } from '../../util/files.ts';
import { filesBelow, namesIn } from '../../util/file-facts.ts';
import { manifestsIn } from '../dependency-scanners.ts';

/** What a repository shows of how it is built, started and checked. Nothing of it is run. */
export interface RepositoryFacts {
  readonly packageManager?: 'npm' | 'pnpm' | 'yarn';
  /** Has it a script `start`? */
  readonly isStartable: boolean;
  /** Lockfiles and manifests at its root, sorted. */
  readonly manifests: readonly string[];
  /** Where its pipelines run, by files or by the address of its origin; nothing where neither says. */
  readonly platform?: 'github' | 'gitlab';
  /** Has it a `.gitlab-ci.yml` of its own? */
  readonly hasGitlabPipeline: boolean;
  /** Its OpenAPI document, relative to the root with forward slashes. */
  readonly openapi?: string;
  /** Port that its Dockerfile exposes. */
  readonly port?: number;
  /** Has it a payment profile, `payments.yml`? */
  readonly hasProfile: boolean;
}

const OPENAPI = /(?:^|\/)(?:openapi|swagger)(?:[.-][\w.-]{1,40})?\.(?:ya?ml|json)$/iu;
const LONGEST_FILE = 1024 * 1024;

/** Looks at the files of a repository. What cannot be read is taken for not there. */
export async function lookAtRepository(folder: string): Promise<RepositoryFacts> {
  const text = async (name: string): Promise<string> => {
    const bytes = await readFileIfThere(join(folder, name)).catch(() => undefined);
    return new TextDecoder().decode(bytes?.subarray(0, LONGEST_FILE));
  };
  const names = new Set(await namesIn(folder));
  const [manifest, dockerfile, origin] = [
    await text('package.json'),
    await text('Dockerfile'),
    await text('.git/config'),
  ];
  const packageManager = packageManagerOf(names);
  const platform = platformOf(names, origin);
  const openapi = (await filesBelow(folder, 3)).find((path) => OPENAPI.test(path) && !path.includes('node_modules/'));
  const port = /^\s*EXPOSE\s+(\d{1,5})\b/mu.exec(dockerfile)?.[1];
  return {
    ...(packageManager !== undefined && { packageManager }),
    isStartable: hasStartScript(manifest),
    manifests: await manifestsIn(folder),
    ...(platform !== undefined && { platform }),
    hasGitlabPipeline: names.has('.gitlab-ci.yml'),
    ...(openapi !== undefined && { openapi }),
    ...(port !== undefined && Number(port) > 0 && Number(port) < 65_536 && { port: Number(port) }),
    hasProfile: names.has('payments.yml'),
  };
}

function packageManagerOf(names: ReadonlySet<string>): RepositoryFacts['packageManager'] {
  if (names.has('pnpm-lock.yaml')) return 'pnpm';
  if (names.has('yarn.lock')) return 'yarn';
  return names.has('package.json') ? 'npm' : undefined;
}

function platformOf(names: ReadonlySet<string>, gitConfig: string): RepositoryFacts['platform'] {
  if (names.has('.gitlab-ci.yml')) return 'gitlab';
  if (names.has('.github')) return 'github';
  const url = /^\s*url\s*=\s*(\S+)/mu.exec(gitConfig)?.[1] ?? '';
  if (/gitlab/iu.test(url)) return 'gitlab';
  return /github/iu.test(url) ? 'github' : undefined;
}

function hasStartScript(manifest: string): boolean {
  try {
    const { scripts } = JSON.parse(manifest) as { scripts?: { start?: unknown } };
    return typeof scripts?.start === 'string';
  } catch {
    return false;
  }
}
