import { createHash } from 'node:crypto';
import { headerValues } from '../../util/http.ts';
import { isHtmlType, type RecordedExchange, type RequestKind } from '../recorded-exchange.ts';

/** What stays of an answered request; bodies are let go as soon as they were inspected. */
export interface Visit {
  readonly url: string;
  readonly kind: RequestKind;
  readonly status: number;
  readonly mime: string;
  readonly truncated: boolean;
  /** SHA-256 of the body, hexadecimal. */
  readonly bodyHash: string;
  /** Bytes of the body, as far as it was read. */
  readonly size: number;
  /** It asks for a password. */
  readonly isLogin: boolean;
  /** It is a page that a script may change when a browser opens it. */
  readonly hasScript: boolean;
  /** It says something of who may read it: an answer of an interface, or one that depends on the asking origin. */
  readonly isApi: boolean;
  /** Where a redirect leads, if to another origin. */
  readonly redirectedTo?: string;
}

/** The visit that an exchange was. */
export function visitOf(exchange: RecordedExchange, redirectedTo: string | undefined, linksTruncated: boolean): Visit {
  const { tags, mime, body } = exchange;
  const isPage = isHtmlType(mime);
  return {
    url: exchange.url,
    kind: exchange.kind,
    status: exchange.status,
    mime,
    truncated: exchange.truncated || exchange.tagsTruncated || linksTruncated,
    bodyHash: createHash('sha256').update(body).digest('hex'),
    size: body.length,
    isLogin: isPage && tags.some(asksForPassword),
    hasScript: isPage && tags.some(({ name }) => name === 'script'),
    isApi: /^application\/(?:.+\+)?json$/u.test(mime) || dependsOnOrigin(exchange),
    ...(redirectedTo !== undefined && { redirectedTo }),
  };
}

function asksForPassword({ name, attributes }: RecordedExchange['tags'][number]): boolean {
  return name === 'input' && attributes.get('type')?.trim().toLowerCase() === 'password';
}

function dependsOnOrigin(exchange: RecordedExchange): boolean {
  return (
    headerValues(exchange, 'access-control-allow-origin').length > 0 ||
    headerValues(exchange, 'vary').some((value) => /(?:^|[\s,])origin(?:$|[\s,])/iu.test(value))
  );
}
