import { TollgateError } from '../model/errors.ts';
import { oneLine } from '../model/summary.ts';
import { redact } from '../util/redaction.ts';

/** An answer that is no success, and what was asked for. */
export interface FailedAnswer {
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** The body, or what went wrong on the way. */
  readonly text: string;
  /** What was tried: `the upload`. */
  readonly what: string;
  /** Taken out of every message. */
  readonly secret: string;
}

interface Meaning {
  readonly code: string;
  readonly says: string;
  readonly help: readonly string[];
}

const MEANINGS: Readonly<Record<number, Meaning>> = {
  400: { code: 'refused', says: 'the server refused what was sent', help: ['read the reason above'] },
  401: {
    code: 'token-refused',
    says: 'the token was refused, or has expired',
    help: ['give a token that is valid, then publish again: what is published already is not sent twice'],
  },
  403: {
    code: 'forbidden',
    says: 'the token may not do this',
    help: ['docs/publishing.md lists what each token needs'],
  },
  404: {
    code: 'not-found',
    says: 'there is no such thing, or the token may not see it',
    help: [
      'check the address, the project, the branch and the number',
      'docs/publishing.md lists what each token needs',
    ],
  },
  409: { code: 'conflict', says: 'somebody else changes the same thing', help: ['publish again'] },
  413: {
    code: 'too-large',
    says: 'what was sent is too large for the server',
    help: ['raise the limit of the server or of the proxy before it'],
  },
  429: { code: 'rate-limited', says: 'the server asks to wait', help: ['publish again later'] },
};
const REFUSED: Meaning = { code: 'refused', says: 'the server refused what was sent', help: ['read the reason above'] };
const REDIRECTED: Meaning = {
  code: 'redirected',
  says: 'the server sends on to another address, where the token must not go',
  help: ['give the final address of the API'],
};
const UNAVAILABLE: Meaning = { code: 'unavailable', says: 'the server failed', help: ['publish again later'] };
const UNREACHED: Meaning = {
  code: 'unreachable',
  says: 'there was no answer',
  help: ['check the address, the proxy (HTTPS_PROXY, NO_PROXY) and the certificates (NODE_EXTRA_CA_CERTS)'],
};

/** The error for an answer that is no success: `publish/<code>`, class publish. Nothing secret is in it. */
export function failureOf({ status, text, what, secret }: FailedAnswer): TollgateError {
  const { code, says, help } = meaningOf(status);
  const reason = withoutSecret(reasonIn(text), secret);
  const number = status === 0 ? '' : ` (${status})`;
  return new TollgateError(`publish/${code}`, `${what}: ${says}${number}${reason === '' ? '' : `: ${reason}`}`, {
    class: 'publish',
    help,
  });
}

/** Text of a server, in one line, without the secret that it may have echoed and with everything masked that looks like one. */
export function withoutSecret(text: string, secret: string): string {
  const clean = secret.length < 4 ? text : text.replaceAll(secret, '***').replaceAll(encodeURIComponent(secret), '***');
  return oneLine(redact(clean.slice(0, 8_000)), 300);
}

function meaningOf(status: number): Meaning {
  const known = MEANINGS[status];
  if (known !== undefined) return known;
  if (status === 0) return UNREACHED;
  if (status < 400) return REDIRECTED;
  return status < 500 ? REFUSED : UNAVAILABLE;
}

function reasonIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) {
      for (const key of ['message', 'detail', 'error', 'title']) {
        const value: unknown = Reflect.get(body, key);
        if (typeof value === 'string') return value;
        if (value !== undefined && value !== null) return JSON.stringify(value);
      }
    }
    return JSON.stringify(body).slice(0, 600);
  } catch {
    // A proxy answers with a page.
    return text.slice(0, 4_000).replaceAll(/<(?:script|style)[^]*?<\/(?:script|style)>|<[^<>]*>/giu, ' ');
  }
}
