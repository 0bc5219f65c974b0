import { headerValues } from '../../util/http.ts';
import { cspPolicies } from './csp-policy.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';

const ANY_HOST = /^(?:\*|https?:|https?:\/\/\*)$/iu;

/** The sources of every frame-ancestors directive that the headers of an answer hold. */
export function frameAncestors(exchange: RecordedExchange): (readonly string[])[] {
  return cspPolicies(exchange).header.flatMap((policy) => {
    const sources = policy.get('frame-ancestors');
    return sources === undefined ? [] : [sources];
  });
}

/** Is this a page that was shown, and that every other site may show in a frame? */
export function framableByAll(exchange: RecordedExchange): boolean {
  return exchange.status >= 200 && exchange.status < 300 && isOpen(exchange);
}

/** Is this an error page whose policy forgets frames, with nothing else that keeps them away? */
export function framableError(exchange: RecordedExchange): boolean {
  const { header } = cspPolicies(exchange);
  return exchange.status >= 400 && header.length > 0 && frameAncestors(exchange).length === 0 && isOpen(exchange);
}

function isOpen(exchange: RecordedExchange): boolean {
  if (exchange.body.length === 0 || !isHtmlType(exchange.mime)) return false;
  const ancestors = frameAncestors(exchange);
  // Where frame-ancestors is given, browsers ignore X-Frame-Options (CSP3, 6.4.2.2).
  if (ancestors.length > 0) return ancestors.every((sources) => sources.some((source) => ANY_HOST.test(source)));
  return !headerValues(exchange, 'x-frame-options').some((value) => /^\s*(?:deny|sameorigin)\s*$/iu.test(value));
}
