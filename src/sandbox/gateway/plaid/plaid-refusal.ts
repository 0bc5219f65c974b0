/** The types of error that this part of the gateway answers with. Source: `PlaidErrorType` of Plaid's client. */
export type PlaidErrorType =
  | 'INVALID_REQUEST'
  | 'INVALID_INPUT'
  | 'INVALID_RESULT'
  | 'INSTITUTION_ERROR'
  | 'ITEM_ERROR'
  | 'API_ERROR'
  | 'TRANSFER_ERROR'
  | 'SANDBOX_ERROR'
  | 'RATE_LIMIT_EXCEEDED';

/** An answer that is no success, in Plaid's terms. */
export class PlaidRefusal extends Error {
  override readonly name = 'PlaidRefusal';
  readonly type: PlaidErrorType;
  readonly code: string;
  readonly status: number;

  constructor(type: PlaidErrorType, code: string, message: string, status: number = 400) {
    super(message);
    this.type = type;
    this.code = code;
    this.status = status;
  }
}

/** The object that Plaid puts an error into. Source: https://plaid.com/docs/errors/ */
export interface PlaidErrorObject {
  readonly error_type: PlaidErrorType;
  readonly error_code: string;
  readonly error_message: string;
  readonly display_message: string | null;
}

/** The error object of a refusal; what a person may be shown is only said of their own bank login. */
export function errorObject({ type, code, message }: PlaidRefusal): PlaidErrorObject {
  const display_message = type === 'ITEM_ERROR' || type === 'INSTITUTION_ERROR' ? message : null;
  return { error_type: type, error_code: code, error_message: message, display_message };
}
