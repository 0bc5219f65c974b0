import type { Publication, PublishStep } from '../../platforms/publication.ts';
import { toCycloneDxSbom } from '../../reporters/cyclonedx-sbom.ts';
import type { Context } from '../context.ts';
import { dependencyKnowledge } from '../dependency-knowledge.ts';
import { githubPlace } from './github-place.ts';
import { gitlabProject } from '../gitlab-access.ts';
import { addressOf, requiredOf, variableOf } from '../platform-variable.ts';
import type { Destination, PublishOptions } from './publish-options.ts';
import { sbomOf } from './sbom-of.ts';
import { lineHashOf } from './line-hash-of.ts';

/**
 * Publishes to one destination, whose code is loaded only now, with what its variables and the options tell of it.
 * @throws TollgateError `publish/…`, class usage, before anything is sent
 */
export async function publishTo(
  destination: Destination,
  options: PublishOptions,
  publication: Publication,
  context: Context,
): Promise<PublishStep[]> {
  switch (destination) {
    case 'github': {
      const place = await githubPlace(options, context);
      const { publishGithub } = await import('../../platforms/github/publish-github.ts');
      return publishGithub({ ...place, lineHashOf: lineHashOf(context.cwd) }, publication);
    }
    case 'gitlab': {
      const number = options.mergeRequest ?? Number(variableOf(context, 'CI_MERGE_REQUEST_IID') ?? Number.NaN);
      const place = gitlabProject(options, context);
      if (!Number.isSafeInteger(number) || number < 1) {
        const branch = options.ref?.replace(/^refs\/heads\//u, '') ?? variableOf(context, 'CI_COMMIT_BRANCH');
        if (branch === undefined) return [withoutMergeRequest()];
        const { triageVulnerabilities } = await import('../../platforms/gitlab/triage-vulnerabilities.ts');
        const decided = await triageVulnerabilities({ ...place, branch, anchor: options.anchor }, publication);
        return [withoutMergeRequest(), ...decided];
      }
      const { publishGitlab } = await import('../../platforms/gitlab/publish-gitlab.ts');
      const more = { mergeRequest: number, threads: options.threads === true, noteName: options.name };
      return publishGitlab({ ...place, ...more }, publication);
    }
    case 'defectdojo': {
      const place = {
        ...server(options, 'DEFECTDOJO_URL', 'DEFECTDOJO_TOKEN', context),
        product: projectOf(options, context),
        productType: options.productType,
        engagement: options.engagement,
        ...optional('branch', options.ref ?? variableOf(context, 'GITHUB_REF_NAME', 'CI_COMMIT_REF_NAME')),
        ...optional('commit', options.commit ?? variableOf(context, 'GITHUB_SHA', 'CI_COMMIT_SHA')),
      };
      const { publishDefectDojo } = await import('../../platforms/defectdojo/publish-defectdojo.ts');
      return publishDefectDojo(place, publication);
    }
    case 'dependency-track': {
      const place = {
        ...server(options, 'DEPENDENCY_TRACK_URL', 'DEPENDENCY_TRACK_API_KEY', context),
        project: projectOf(options, context),
        version:
          options.projectVersion ??
          options.ref ??
          variableOf(context, 'GITHUB_REF_NAME', 'CI_COMMIT_REF_NAME') ??
          'main',
        author: options.author,
      };
      const { publishDependencyTrack } = await import('../../platforms/dependency-track/publish-dependency-track.ts');
      return publishDependencyTrack(
        { ...place, ...optional('bom', await bomOf(options, publication, context)) },
        publication,
      );
    }
  }
}

function withoutMergeRequest(): PublishStep {
  return {
    what: 'note',
    state: 'skipped',
    detail: 'this pipeline belongs to no merge request (CI_MERGE_REQUEST_IID is not set)',
  };
}

function server(
  { url }: PublishOptions,
  urlName: string,
  tokenName: string,
  context: Context,
): { readonly url: string; readonly token: string } {
  const address = requiredOf(url ?? variableOf(context, urlName), 'the server', `give --url, or set ${urlName}`);
  return {
    url: addressOf(address),
    token: requiredOf(
      variableOf(context, tokenName),
      'the token',
      `set ${tokenName}; a token is never taken as an argument`,
    ),
  };
}

function projectOf({ project }: PublishOptions, context: Context): string {
  const known = project ?? variableOf(context, 'GITHUB_REPOSITORY', 'CI_PROJECT_PATH');
  return requiredOf(known, 'the project', 'give --project NAME');
}

function optional<Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: string };
}

async function bomOf(
  { dir, author }: PublishOptions,
  publication: Publication,
  context: Context,
): Promise<string | undefined> {
  const { files } = await dependencyKnowledge({ dir }, context);
  const [tree] = files.trees;
  if (tree === undefined) return undefined;
  const findings = publication.runs.flatMap((run) => [...run.findings]);
  return toCycloneDxSbom(sbomOf(tree), findings, { author, now: publication.now, version: context.version });
}
