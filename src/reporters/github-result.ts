import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import { locationText } from '../model/location.ts';
import { SEVERITY_PROPERTY } from '../model/sarif-properties.ts';
import { firstVisible } from './first-visible.ts';
import { cutText, GITHUB_LIMITS } from './github-limits.ts';
import type { GithubOptions } from './github-options.ts';
import { githubRuleId } from './github-rule.ts';
import { repositoryPath } from './repository-path.ts';
import { sarifResult } from './sarif-result.ts';
import { sarifUri } from './sarif-uri.ts';

/** A finding as GitHub takes it: with a file of the repository, a line and a line hash, inside every limit. */
export function githubResult(finding: Finding, ruleIndex: number, options: GithubOptions): object {
  const { baselineState: _state, suppressions: _suppressions, ...rest } = finding;
  const place = placeOf(finding, options);
  const id = githubRuleId(finding.rule.id);
  const ours = finding.fingerprints[FINGERPRINT_KEY];
  const result = {
    ...sarifResult({ ...rest, suppressions: [] }, ruleIndex),
    ruleId: id,
    message: { text: messageOf(finding) },
    locations: [place.location],
  };
  const hash = { primaryLocationLineHash: place.hash ?? `${identityOf(finding).slice(0, 16)}:1` };
  const whole = { ...result, partialFingerprints: { ...finding.fingerprints, ...hash } };
  if (JSON.stringify(whole).length <= GITHUB_LIMITS.resultLength) return whole;
  const { level, message, locations } = whole as typeof whole & { level: string };
  return {
    ruleId: id,
    ruleIndex,
    level,
    message,
    locations,
    partialFingerprints: { ...(ours !== undefined && ours.length <= 255 && { [FINGERPRINT_KEY]: ours }), ...hash },
    properties: { [SEVERITY_PROPERTY]: finding.severity },
  };
}

/** What tells a finding from all others, as text: our fingerprint, or before that step a hash of what a person would read. */
export function identityOf({ fingerprints, rule, message, locations }: Finding): string {
  const place = locations[0] === undefined ? null : locationText(locations[0]);
  return (
    fingerprints[FINGERPRINT_KEY] ??
    createHash('sha256')
      .update(JSON.stringify([rule.id, message, place]))
      .digest('hex')
  );
}

/** GitHub shows neither logical locations nor web requests, so the message says where. */
function messageOf({ message, rule, locations: [primary] }: Finding): string {
  const { messageLength, nameLength } = GITHUB_LIMITS;
  const text = firstVisible(message, rule.title, rule.id);
  const place = primary === undefined || primary.kind === 'file' ? '' : cutText(locationText(primary), nameLength * 2);
  if (place === '') return cutText(text, messageLength);
  return `${cutText(text, messageLength - place.length - 4)}\nAt ${place}`;
}

/** GitHub refuses the whole file over one URI that has another scheme, is absolute, or leaves the repository. */
function placeOf({ locations }: Finding, options: GithubOptions): { location: object; hash?: string } {
  const [first] = locations;
  // An address is no file; the one that answers it may stand behind it.
  const primary = first?.kind === 'url' ? (locations.find(({ kind }) => kind === 'file') ?? first) : first;
  const named = primary?.kind === 'file' ? primary.uri : primary?.kind === 'package' ? primary.manifest : undefined;
  const path = named === undefined ? undefined : repositoryPath(named);
  const uri = named === undefined ? '' : sarifUri(named.replaceAll('\\', '/').replace(/^(?:\.\/+)+/u, ''));
  if (path === undefined || uri.length > GITHUB_LIMITS.uriLength) return { location: physical(options.anchor, 1) };
  if (primary?.kind !== 'file') {
    return { location: physical(uri, primary?.kind === 'package' ? (primary.line ?? 1) : 1) };
  }
  const { region = { startLine: 1 } } = primary;
  const hash = options.lineHashOf?.(path, region.startLine);
  const location = { physicalLocation: { artifactLocation: { uri }, region } };
  return { location, ...(hash !== undefined && { hash }) };
}

function physical(file: string, startLine: number): object {
  return { physicalLocation: { artifactLocation: { uri: sarifUri(file) }, region: { startLine } } };
}
