import { amountText } from './amounts.ts';
import type { BraintreeState } from './braintree-state.ts';
import { submitForSettlement } from './capture.ts';
import { type GraphqlField, type GraphqlOperation, parseGraphql } from './graphql-document.ts';
import { type Fields, isFields, nested, text } from './read-body.ts';
import { BraintreeRefusal, notFound } from './refusal.ts';
import { refund } from './refund.ts';
import { createTransaction } from './sale.ts';
import { issueNonce, readCard } from './tokenize.ts';
import type { Transaction } from './transaction.ts';

type Resolver = (state: BraintreeState, input: Fields) => unknown;

/** What GraphQL clients are answered: the data, or what was wrong. */
export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly object[];
}

const QUERIES: Readonly<Record<string, Resolver>> = { ping: () => 'pong' };

// Source: https://developer.paypal.com/braintree/graphql/reference/
const MUTATIONS: Readonly<Record<string, Resolver>> = {
  tokenizeCreditCard(state, input) {
    const known = ['number', 'expirationMonth', 'expirationYear', 'cvv', 'cardholderName', 'billingAddress'];
    const card = nested(input, 'creditCard', known);
    const fields = {
      number: card['number'],
      cvv: card['cvv'],
      expiration_month: card['expirationMonth'],
      expiration_year: card['expirationYear'],
      cardholder_name: card['cardholderName'],
    };
    const kept = readCard(state, fields, 'creditCard');
    const { bin, last4, cardType, expirationMonth, expirationYear } = kept;
    const brandCode = cardType.toUpperCase().replaceAll(' ', '_');
    return {
      paymentMethod: {
        __typename: 'PaymentMethod',
        id: issueNonce(state, kept),
        usage: 'SINGLE_USE',
        createdAt: state.context.clock.now().toISOString(),
        details: { __typename: 'CreditCardDetails', bin, last4, brandCode, expirationMonth, expirationYear },
      },
    };
  },
  chargePaymentMethod: (state, input) => ({ transaction: transactionJson(charge(state, input, true)) }),
  authorizePaymentMethod: (state, input) => ({ transaction: transactionJson(charge(state, input, false)) }),
  captureTransaction(state, input) {
    const options = nested(input, 'transaction', ['amount', 'orderId']);
    const fields = { amount: options['amount'], order_id: options['orderId'] };
    return { transaction: transactionJson(submitForSettlement(state, find(state, input), fields)) };
  },
  refundTransaction(state, input) {
    const options = nested(input, 'refund', ['amount', 'orderId']);
    const fields = { amount: options['amount'], order_id: options['orderId'] };
    return { refund: { ...transactionJson(refund(state, find(state, input), fields)), __typename: 'Refund' } };
  },
};

/** Answers a request body `{query, variables}`. */
export function answerGraphql(state: BraintreeState, body: unknown): GraphqlAnswer {
  const fields = isFields(body) ? body : {};
  const variables = fields['variables'] ?? {};
  if (typeof fields['query'] !== 'string' || !isFields(variables)) return failed('A query is required.', 'VALIDATION');
  let operation: GraphqlOperation;
  try {
    operation = parseGraphql(fields['query'], variables);
  } catch {
    return failed('The query could not be parsed.', 'VALIDATION');
  }
  const resolvers = operation.kind === 'query' ? QUERIES : MUTATIONS;
  const stranger = operation.fields.find(({ name }) => !Object.hasOwn(resolvers, name));
  if (stranger !== undefined) return failed('The query names a field that there is not.', 'VALIDATION');
  const data: [string, unknown][] = [];
  const errors: object[] = [];
  for (const field of operation.fields) {
    try {
      const result = resolvers[field.name]?.(state, isFields(field.args['input']) ? field.args['input'] : {});
      data.push([field.alias, project(result, field)]);
    } catch (error) {
      if (!(error instanceof BraintreeRefusal)) throw error;
      data.push([field.alias, null]);
      errors.push(...errorsOf(error, field.alias));
    }
  }
  return { data: Object.fromEntries(data), ...(errors.length > 0 && { errors }) };
}

function charge(state: BraintreeState, input: Fields, submit: boolean): Transaction {
  const options = nested(input, 'transaction', ['amount', 'orderId', 'merchantAccountId', 'options']);
  const fields: Fields = {
    type: 'sale',
    amount: options['amount'],
    order_id: options['orderId'],
    merchant_account_id: options['merchantAccountId'],
    payment_method_nonce: input['paymentMethodId'],
    options: { submit_for_settlement: submit },
  };
  try {
    return createTransaction(state, fields);
  } catch (error) {
    // A declined transaction is an answer here.
    if (error instanceof BraintreeRefusal && error.transaction !== undefined) return error.transaction;
    throw error;
  }
}

function find(state: BraintreeState, input: Fields): Transaction {
  const given = text(input, 'transactionId') ?? '';
  const decoded = /^transaction_(\w+)$/u.exec(Buffer.from(given, 'base64').toString('latin1'))?.[1];
  const transaction = state.transactions.get(decoded ?? given);
  if (transaction === undefined) throw notFound();
  return transaction;
}

function transactionJson(transaction: Transaction): Record<string, unknown> {
  const { id, amount, currency, orderId, merchantAccountId, status, createdAt } = transaction;
  return {
    __typename: 'Transaction',
    id: Buffer.from(`transaction_${id}`).toString('base64'),
    legacyId: id,
    status: status.toUpperCase(),
    orderId: orderId ?? null,
    merchantAccountId,
    createdAt: createdAt.toISOString(),
    amount: { value: amountText(amount, currency), currencyIsoCode: currency, currencyCode: currency },
  };
}

function project(value: unknown, { fields }: GraphqlField): unknown {
  if (!isFields(value)) return value;
  return Object.fromEntries(
    fields.map((field) => {
      const part = Object.hasOwn(value, field.name) ? value[field.name] : null;
      return [field.alias, project(part, field)];
    }),
  );
}

function errorsOf(refusal: BraintreeRefusal, path: string): readonly object[] {
  const errorClass = refusal.status === 404 ? 'NOT_FOUND' : 'VALIDATION';
  if (refusal.errors.length === 0) return [{ message: refusal.message, path: [path], extensions: { errorClass } }];
  return refusal.errors.map(({ message, code, attribute }) => ({
    message,
    path: [path],
    extensions: { errorClass, legacyCode: code, inputPath: ['input', attribute] },
  }));
}

function failed(message: string, errorClass: string): GraphqlAnswer {
  return { data: null, errors: [{ message, extensions: { errorClass } }] };
}
