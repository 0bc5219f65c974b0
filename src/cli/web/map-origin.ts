import type { Finding } from '../../model/finding.ts';

/** Names a target as its user does, where a scanner reached it by another address. */
export interface OriginMapper {
  finding(finding: Finding): Finding;
  text(text: string): string;
}

/** Puts `to` wherever an address begins with `from`: in places, evidence and messages. */
export function originMapper(from: string, to: string): OriginMapper {
  const [host, name] = [new URL(from).host, new URL(to).host];
  if (from === to) return { finding: (finding) => finding, text: (given) => given };
  const text = (given: string): string =>
    given.includes(host) ? given.replaceAll(from, to).replaceAll(host, name) : given;
  return { text, finding: (finding) => mapTexts(finding, text) };
}

/** A finding with what it says of its target put through a function: message, evidence, addresses. */
export function mapTexts(finding: Finding, text: (given: string) => string): Finding {
  return {
    ...finding,
    message: text(finding.message),
    ...(finding.evidence !== undefined && { evidence: text(finding.evidence) }),
    locations: finding.locations.map((location) =>
      location.kind === 'url' ? { ...location, url: text(location.url) } : location,
    ),
  };
}
