import type { Transaction } from './transaction.ts';

/** One validation error: of field `attribute` in the part of the request that `scope` names. */
export interface FieldError {
  readonly scope: readonly string[];
  readonly attribute: string;
  readonly code: string;
  readonly message: string;
}

/** An answer that is no success, in Braintree's terms; 422 carries validation errors or the transaction that failed. */
export class BraintreeRefusal extends Error {
  override readonly name = 'BraintreeRefusal';
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly transaction: Transaction | undefined;

  constructor(status: number, message: string, errors: readonly FieldError[] = [], transaction?: Transaction) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.transaction = transaction;
  }
}

/** A 422 with one validation error. */
export function invalid(scope: string, attribute: string, code: string, message: string): BraintreeRefusal {
  return new BraintreeRefusal(422, message, [{ scope: scope.split('.'), attribute, code, message }]);
}

/** A 404: no such thing, or not of this merchant. */
export function notFound(): BraintreeRefusal {
  return new BraintreeRefusal(404, 'Not Found');
}
