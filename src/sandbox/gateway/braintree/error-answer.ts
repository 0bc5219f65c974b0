import type { BraintreeState } from './braintree-state.ts';
import type { BraintreeRefusal, FieldError } from './refusal.ts';
import { type Answer, answer } from './route-table.ts';
import { transactionXml } from './transaction-xml.ts';
import { xmlArray, type XmlFields, type XmlValue } from './xml.ts';

interface ErrorTree {
  readonly own: FieldError[];
  readonly parts: Map<string, ErrorTree>;
}

/** A refusal in Braintree's shape; the transaction where there is one, since a decline is told as an error. */
export function errorAnswer(state: BraintreeState, refusal: BraintreeRefusal): Answer {
  const root: ErrorTree = { own: [], parts: new Map() };
  for (const error of refusal.errors) {
    let node = root;
    for (const name of error.scope) {
      const next = node.parts.get(name) ?? { own: [], parts: new Map() };
      node.parts.set(name, next);
      node = next;
    }
    node.own.push(error);
  }
  return answer(refusal.status, 'api_error_response', {
    errors: treeXml(root),
    message: refusal.message,
    ...(refusal.transaction && { transaction: transactionXml(state, refusal.transaction) }),
  });
}

function treeXml({ own, parts }: ErrorTree): XmlFields {
  const errors = own.map(({ code, attribute, message }): XmlValue => ({ code, attribute, message }));
  return {
    errors: xmlArray('error', errors),
    ...Object.fromEntries([...parts].map(([name, part]) => [name, treeXml(part)])),
  };
}
