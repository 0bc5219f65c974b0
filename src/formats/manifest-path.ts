// Where continuous integration checks a repository out, and where scanners' own images expect it to be mounted.
const CHECKOUTS: readonly RegExp[] = [
  // GitHub Actions: hosted, in a container, self-hosted; Azure Pipelines (`_work/1/s`, `D:/a/1/s`, `/home/vsts/work/1/s`).
  /^\/(?:home|Users)\/(?:runner|vsts)\/work\/[^/]+\/[^/]+\//u,
  /^[a-z]:\/a\/[^/]+\/[^/]+\//iu,
  /^\/github\/workspace\//u,
  /^\/__w\/[^/]+\/[^/]+\//u,
  /^.*?\/_work\/[^/]+\/[^/]+\//u,
  // GitLab: a shell runner's folder has its token and a number before the project.
  /^.*?\/builds\/[\w-]{8,20}\/\d{1,4}\/[^/]+\/[^/]+\//iu,
  /^(?:[a-z]:)?\/(?:gitlab-runner\/)?builds\/[^/]+\/[^/]+\//iu,
  /^.*?\/buildkite(?:-agent)?\/builds\/[^/]+\/[^/]+\/[^/]+\//u,
  // Jenkins, Bitbucket, Drone, Woodpecker, CircleCI, Travis, AppVeyor, TeamCity, CodeBuild, GoCD, Bamboo, Cirrus.
  /^.*?\/\.?jenkins(?:_home)?(?:\/agent)?\/workspace\/[^/]+\//iu,
  /^\/(?:opt\/atlassian|bitbucket)\/[^/]+\/agent\/build\//u,
  /^\/drone\/src\//u,
  /^\/(?:woodpecker|vela)\/src\/[^/]+\/[^/]+\/[^/]+\//u,
  /^\/home\/circleci\/(?:project|repo)\//u,
  /^\/root\/project\//u,
  /^\/home\/travis\/build\/[^/]+\/[^/]+\//u,
  /^[a-z]:\/projects\/[^/]+\//iu,
  /^.*?\/build-?agent\/work\/[0-9a-f]{8,}\//iu,
  /^\/codebuild\/output\/[^/]+\/src\/[^/]+\/[^/]+\/(?:[^/]+\/(?=.*\/))?/u,
  /^.*?\/go-agent\/pipelines\/[^/]+\//u,
  /^.*?\/build-dir\/[^/]+\//u,
  /^\/tmp\/cirrus-ci-build\//u,
  // Go's workspace, whose folders name the repository.
  /^.*?\/go\/src\/[^/]+\.[^/]+\/[^/]+\/[^/]+\//u,
  /^\/workspaces\/[^/]+\//u,
  /^\/workspace\/(?:source\/)?/u,
  /^\/(?:usr\/src\/app|usr\/src|src|app|code|scan|project|repo|source|work|zap\/wrk)\//u,
];
// Folders of an operating system: a path in them is the same on every machine that has the file.
const SYSTEM = /^\/(?:usr|lib|lib64|bin|sbin|etc|opt|var(?!\/(?:folders|tmp)\/))\//u;
// A user's own folder, and one below it: no project's root is above that.
const HOME = /^(?:[a-z]:\/|\/mnt\/[a-z]\/)?\/?(?:home|users)\/[^/]+\/[^/]+\/|^\/root\/[^/]+\//iu;
// Where the tree of a project usually begins.
const TREE =
  /(?:^|\/)((?:src|lib|apps?|packages|node_modules|vendor|tests?|__tests__|spec|public|static|cmd|internal|pkg|server|client|frontend|backend|\.github)\/.*)$/u;

/**
 * The path of a file, manifest or lockfile as a report names it, relative to the root of the checkout: forward slashes,
 * no `file:`, no leading `./`. Of an absolute path under no known root the part is kept where a project's tree usually
 * begins (`src/`, `packages/` …), else the file's name alone: what a machine calls its folders must not be part of an
 * identity.
 * @param roots absolute folders or `file:` URIs that the report itself calls its roots
 */
export function manifestPath(text: string, roots: readonly string[] = NONE): string {
  // Report after report names one lockfile in thousands of findings in a row.
  if (text === latest.text && roots === latest.roots) return latest.path;
  const path = pathBelow(text, roots);
  latest = { text, roots, path };
  return path;
}

const NONE: readonly string[] = [];
let latest: { readonly text: string; readonly roots: readonly string[]; readonly path: string } = {
  text: '',
  roots: NONE,
  path: '',
};

function pathBelow(text: string, roots: readonly string[]): string {
  const path = plainPath(text);
  if (!isAbsolute(path)) return path === '' ? text : path;
  const known = roots.map(plainPath).flatMap((root) => below(path, root.endsWith('/') ? root : `${root}/`));
  return known[0] ?? inCheckout(path) ?? elsewhere(path);
}

function plainPath(text: string): string {
  const path = text.replaceAll('\\', '/');
  const local = path
    .replace(/^file:(?:\/\/localhost(?=\/))?/iu, '')
    .replace(/^\/*(?=[a-z](?::|%3a)\/)/iu, '')
    .replace(/^([a-z])%3a\//iu, '$1:/');
  const isUri = local !== path;
  return (isUri ? local.replace(/^\/{2,}/u, '/') : local).replace(/^(?:\.\/+)+/u, '');
}

function isAbsolute(path: string): boolean {
  return /^(?:[a-z]:)?\//iu.test(path);
}

function below(path: string, root: string): readonly string[] {
  const isWindows = /^[a-z]:/iu.test(root);
  const starts = isWindows ? path.toLowerCase().startsWith(root.toLowerCase()) : path.startsWith(root);
  return isAbsolute(root) && root.length > 1 && starts && path.length > root.length ? [path.slice(root.length)] : [];
}

function inCheckout(path: string): string | undefined {
  for (const checkout of CHECKOUTS) {
    const rest = path.replace(checkout, '');
    if (rest !== path && rest !== '') return rest;
  }
  return undefined;
}

function elsewhere(path: string): string {
  if (SYSTEM.test(path)) return path.slice(1);
  const inner = path.replace(HOME, '');
  return TREE.exec(inner)?.[1] ?? path.slice(path.replace(/\/+$/u, '').lastIndexOf('/') + 1);
}
