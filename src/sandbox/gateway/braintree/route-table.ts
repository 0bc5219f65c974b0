import type { BraintreeState } from './braintree-state.ts';
import { writeXml, type XmlValue } from './xml.ts';

/** An answer with a body of XML, or an empty one. */
export interface Answer {
  readonly status: number;
  readonly xml: string;
}

/** A request, as a handler sees it. */
export interface BraintreeRequest {
  readonly id: string;
  /** The second id of a path: `/disputes/:id/evidence/:part`. */
  readonly part: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** One route below `/merchants/MERCHANT`. Handlers are synchronous: two requests never mix. */
export interface BraintreeRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Takes an `api_request_key` in `body.transaction`. */
  readonly keyed?: true;
  readonly handle: (state: BraintreeState, request: BraintreeRequest) => Answer;
}

/** An answer with one root element. */
export function answer(status: number, root: string, value: XmlValue): Answer {
  return { status, xml: writeXml(root, value) };
}

/** Done, and nothing to tell: one space, without which some calls of Braintree's client fail. */
export const EMPTY: Answer = { status: 200, xml: ' ' };
