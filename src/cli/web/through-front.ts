import type { WebConfig } from '../../config/config.ts';
import type { Report } from '../../model/report.ts';
import { targetName } from '../../model/target.ts';
import { originMapper } from './map-origin.ts';

/** A web scan whose every whole address of the target leads to a TLS front; paths and other addresses stay. */
export function throughFront(
  target: string,
  config: WebConfig,
  front: string,
): { readonly reached: string; readonly config: WebConfig } {
  const { origin } = new URL(target);
  const map = (url: string): string => {
    const parsed = URL.parse(url);
    return parsed?.origin === origin ? `${front}${parsed.pathname}${parsed.search}` : url;
  };
  const { requiredUrls, session } = config;
  return {
    reached: map(target),
    config: {
      ...config,
      ...(requiredUrls && { requiredUrls: requiredUrls.map(map) }),
      ...(session && {
        session: {
          ...session,
          ...(session.login && { login: { ...session.login, url: map(session.login.url) } }),
          ...(session.check && { check: { ...session.check, url: map(session.check.url) } }),
        },
      }),
    },
  };
}

/** What was seen through a front, by the address that the user knows. */
export function withoutFront(report: Report, reached: string, target: string): Report {
  const withPort = originMapper(new URL(reached).origin, targetName(target));
  const withoutPort = originMapper(targetName(reached), targetName(target));
  return { ...report, findings: report.findings.map((finding) => withoutPort.finding(withPort.finding(finding))) };
}
