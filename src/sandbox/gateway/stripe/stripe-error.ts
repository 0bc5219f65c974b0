import { findCardNumbers } from '../../../util/card-numbers.ts';

/** The fields of Stripe's error object beside `type` and `message`. Source: docs.stripe.com/api/errors */
export interface StripeErrorFields {
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly charge?: string;
  readonly payment_intent?: object;
  readonly payment_method?: object;
  readonly setup_intent?: object;
}

/** Stripe's values of `type`. */
export type StripeErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

/** An answer of 4xx or 5xx in Stripe's shape. */
export class StripeError extends Error {
  override readonly name = 'StripeError';
  readonly status: number;
  readonly type: StripeErrorType;
  readonly fields: StripeErrorFields;
  /** Did the endpoint begin to execute? Only then is the answer kept for its idempotency key. */
  readonly executed: boolean;

  constructor(status: number, type: StripeErrorType, message: string, fields: StripeErrorFields = {}, executed = true) {
    super(message);
    this.status = status;
    this.type = type;
    this.fields = fields;
    this.executed = executed;
  }
}

/** 400: a parameter is wrong in itself. Nothing has been done. */
export function invalidParam(code: string, param: string, message: string): StripeError {
  return new StripeError(400, 'invalid_request_error', message, { code, param: shown(param) }, false);
}

/** 400: the request is right in itself, but not in this state. */
export function invalidState(code: string | undefined, message: string, fields: StripeErrorFields = {}): StripeError {
  return new StripeError(400, 'invalid_request_error', message, { ...(code !== undefined && { code }), ...fields });
}

/** 404 (400 where a parameter names it): there is no such object in this account. */
export function noSuch(what: string, id: string, param: string | undefined): StripeError {
  return new StripeError(param === undefined ? 404 : 400, 'invalid_request_error', `No such ${what}: '${shown(id)}'`, {
    code: 'resource_missing',
    param: param ?? 'id',
  });
}

/** What the client sent, as far as it may be repeated: short, plain, and no card number. */
export function shown(text: string): string {
  const plain = /^[\w@.:'()[\]{} /+-]{0,80}$/u.test(text);
  return plain && !/(?:\d[ -]?){13}/u.test(text) && findCardNumbers(text).length === 0 ? text : '…';
}
