import type { Finding } from '../../model/finding.ts';
import { locationText, type PackageLocation, type UrlLocation } from '../../model/location.ts';
import { parseStableUrl } from '../../model/target.ts';
import { repositoryPath } from '../repository-path.ts';
import type { GitlabClass } from './gitlab-class.ts';
import { gitlabKey, gitlabText } from './gitlab-text.ts';

const LENGTH = 2048;

/**
 * Where a finding is, in the words of its report. GitLab knows it again by path, method and parameter, or by file and
 * package, and keeps only one of two that agree in these.
 */
export function gitlabLocation(
  { locations: [primary], message, rule }: Finding,
  kind: Exclude<GitlabClass, 'sarif'>,
  { target, anchor }: { readonly target: string; readonly anchor: string },
): object {
  if (kind === 'dependency_scanning') {
    return primary?.kind === 'package' ? packagePlace(primary, anchor) : {};
  }
  if (primary?.kind === 'url') return urlPlace(primary, target);
  // No address: what tells it apart stands where a parameter would.
  const place = primary === undefined ? (message === rule.title ? '' : message) : locationText(primary);
  return { hostname: gitlabText(target, LENGTH), path: '', ...(place !== '' && { param: gitlabKey(place, LENGTH) }) };
}

function urlPlace({ url, method, parameter }: UrlLocation, target: string): object {
  const parsed = /^https?:/iu.test(url) ? parseStableUrl(url) : undefined;
  const [path = '', query = ''] = parsed === undefined ? url.split(/[?#]/u, 2) : [parsed.pathname, parsed.search];
  // GitLab leaves the query out of account, and so two addresses that differ in its names only would be one.
  const names = [...new Set(new URLSearchParams(query).keys())].toSorted().join('&');
  const param = [parameter, names === '' ? undefined : `?${names}`].filter((part) => part !== undefined).join(' ');
  return {
    hostname: gitlabText(parsed?.origin ?? target, LENGTH),
    ...(method !== undefined && { method: gitlabText(method.toUpperCase(), 64) }),
    ...(param !== '' && { param: gitlabKey(param, LENGTH) }),
    path: path === '' ? '' : gitlabKey(path, LENGTH),
  };
}

function packagePlace({ name, version, manifest }: PackageLocation, anchor: string): object {
  // A path of the machine that scanned says nothing to GitLab; what is left is where the project is configured.
  const file = (manifest === undefined ? undefined : repositoryPath(manifest)) ?? anchor;
  return {
    file: gitlabKey(file, LENGTH),
    dependency: { package: { name: gitlabKey(name, LENGTH) }, version: gitlabText(version ?? 'unknown', LENGTH) },
  };
}
