import { amountText } from '../../amount-text.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { readCartTotal } from '../../cart.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { isJsonObject, parseJson, writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import { addToCart } from '../../shop.ts';
import type { WireRequest } from '../../wire.ts';

/** A GET request must not change the cart, whatever method it says it means. */
export const getRequestChangesCart: Attack = {
  rule: {
    id: 'pay/get-request-changes-cart',
    title: 'A GET request changes the cart',
    what: 'A request by GET, with the method that is meant in a header or parameter, changes what is in the cart.',
    why: 'Whatever holds for changes only — tokens against forged requests, rules of a proxy, logs — is bypassed by a plain link.',
    fix: 'Ignore headers and parameters that name another method, and change nothing by GET.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [436, 352],
    owasp: ['A01:2025', 'API5:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-09'],
  roles: [
    [
      { role: 'cartAdd', values: ['sku', 'quantity'] },
      { role: 'readCart', out: ['total'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const empty = await readCartTotal(fixture, actor);
  await addToCart(fixture, actor, line);
  const before = await readCartTotal(fixture, actor);
  if (before <= empty) throw new Inconclusive('cartAdd: the total of the cart does not grow');
  const values = { quantity: 1n, ...(line.item !== undefined && { sku: line.item.sku }) };
  await fixture.attempt({ actor, role: 'cartAdd', values, rewrite: byGet });
  const after = await readBack(fixture, () => readCartTotal(fixture, actor));
  if (after === before) return { verdict: 'held' };
  return violation(fixture, {
    message: `A GET request changed the cart from ${amountText(fixture, before)} to ${amountText(fixture, after)}.`,
    place: { role: 'cartAdd', parameter: 'x-http-method-override' },
    states: { 'total before': amountText(fixture, before), 'total after': amountText(fixture, after) },
  });
}

// All the ways in which frameworks let the method be named, at once; the fields of the body go into the address.
function byGet({ body, ...request }: WireRequest): WireRequest {
  const json = parseJson(body ?? '');
  const fields = isJsonObject(json) ? Object.entries(json) : [...new URLSearchParams(body ?? '')];
  const query = new URLSearchParams({ _method: request.method });
  for (const [name, value] of fields) query.set(name, typeof value === 'string' ? value : writeJson(value));
  const { method } = request;
  const named = { 'x-http-method-override': method, 'x-http-method': method, 'x-method-override': method };
  return {
    ...request,
    method: 'GET',
    path: `${request.path}${request.path.includes('?') ? '&' : '?'}${query.toString()}`,
    headers: { ...request.headers, ...named },
  };
}
