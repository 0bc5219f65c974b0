import type { PackageManager } from '../dependency-tree.ts';

/** What a command is to do in a Node project. */
export interface NodeStep {
  readonly kind: 'upgrade' | 'refresh' | 'override' | 'remove';
  readonly name: string;
  readonly version: string;
  /** Nobody says that this very release is there: a newer one of the same major will do. */
  readonly atLeast: boolean;
  readonly dev: boolean;
  /** Folder of the workspace whose manifest asks; empty for the root. */
  readonly workspace: string;
  /** Packages to refresh besides. */
  readonly besides: readonly string[];
  /** The override is about a package that the project asks for itself, too. */
  readonly direct: boolean;
}

const NAME = /^(?:@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~]*$/iu;
const VERSION = /^[0-9][0-9A-Za-z.+-]*$/u;
const FOLDER = /^[\w./-]*$/u;

/** May these words stand in a shell command? Names come from lockfiles and reports that anybody may have written. */
export function isSafe({ name, version, workspace }: Pick<NodeStep, 'name' | 'version' | 'workspace'>): boolean {
  return (
    NAME.test(name) &&
    !name.startsWith('-') &&
    (version === '' || VERSION.test(version)) &&
    FOLDER.test(workspace) &&
    !workspace.startsWith('-')
  );
}

/** May these overrides stand in a command, in single quotes? */
export function areSafe(overrides: Readonly<Record<string, string>>): boolean {
  return Object.entries(overrides)
    .flat()
    .every((text) => /^[\w@/.^~<>=*|:$& +-]*$/u.test(text));
}

/**
 * The exact commands of a package manager for a step; they change the lockfile, too.
 * @param overrides all that hold already and all of the plan, by name
 */
export function nodeCommands(
  manager: PackageManager,
  step: NodeStep,
  overrides: Readonly<Record<string, string>> = {},
): string[] {
  const { kind, name, dev, workspace, direct, besides } = step;
  const version = step.atLeast ? `^${step.version}` : step.version;
  // In quotes where a shell might take the sign for its own.
  const spec = step.atLeast ? `"${name}@${version}"` : `${name}@${version}`;
  const names = [name, ...besides].join(' ');
  switch (manager) {
    case 'npm': {
      const where = workspace === '' ? '' : ` --workspace=${workspace}`;
      if (kind === 'upgrade') return [`npm install ${dev ? '--save-dev ' : ''}${spec}${where}`];
      if (kind === 'refresh') return [`npm update ${names}`];
      if (kind === 'remove') return [`npm uninstall ${name}${where}`];
      // npm refuses an override that differs from what the project itself asks for.
      const set = `npm pkg set "overrides[${name}]=${direct ? `\\$${name}` : version}"`;
      const upgrade = `npm install ${dev ? '--save-dev ' : ''}${spec}${where}`;
      return direct ? [upgrade, set, 'npm install'] : [set, 'npm install'];
    }
    case 'pnpm': {
      const where = workspace === '' ? '' : `--filter ./${workspace} `;
      if (kind === 'upgrade') return [`pnpm ${where}add ${dev ? '--save-dev ' : ''}${spec}`];
      if (kind === 'refresh') return [`pnpm update --recursive --depth Infinity ${names}`];
      if (kind === 'remove') return [`pnpm ${where}remove ${name}`];
      return [
        // The command replaces the whole setting and takes no path into it, so all overrides go into each (https://pnpm.io/cli/config).
        `pnpm config set --location=project --json overrides '${JSON.stringify({ ...overrides, [name]: version })}'`,
        'pnpm install --no-frozen-lockfile',
      ];
    }
    default: {
      const where = workspace === '' ? '' : `--cwd ${workspace} `;
      if (kind === 'upgrade') return [`yarn ${where}add ${dev ? '--dev ' : ''}${spec}`];
      if (kind === 'remove') return [`yarn ${where}remove ${name}`];
      if (kind === 'refresh' && manager === 'yarn-berry') return [`yarn up --recursive ${names}`];
      return [`npm pkg set "resolutions[${name}]=${version}"`, 'yarn install'];
    }
  }
}
