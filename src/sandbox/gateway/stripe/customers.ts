import type { Call, Endpoint } from './call.ts';
import { emit } from './emit.ts';
import { listPage } from './list.ts';
import { attach, detach, pickPaymentMethod } from './payment-methods.ts';
import type { Customer } from './records.ts';
import { showCustomer, showPaymentMethod } from './show.ts';
import { noSuch } from './stripe-error.ts';

/** Customers: create, read, change, list, delete, their cards. Source: docs.stripe.com/api/customers */
export const customerEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/customers', run: create },
  { method: 'GET', path: '/customers', run: list },
  { method: 'GET', path: '/customers/:id', run: retrieve },
  { method: 'POST', path: '/customers/:id', run: update },
  { method: 'DELETE', path: '/customers/:id', run: remove },
  { method: 'GET', path: '/customers/:id/payment_methods', run: listPaymentMethods },
];

/** The customer of a parameter. @throws StripeError 400 where there is none */
export function customerNamed({ account }: Pick<Call, 'account'>, id: string, param: string): Customer {
  const customer = account.customers.get(id);
  if (customer === undefined || customer.deleted) throw noSuch('customer', id, param);
  return customer;
}

function find({ account, id }: Call): Customer {
  const customer = account.customers.get(id);
  if (customer === undefined) throw noSuch('customer', id, undefined);
  return customer;
}

function readFields(
  { params }: Call,
  before?: Customer,
): Omit<Customer, 'id' | 'created' | 'deleted' | 'defaultPaymentMethod'> {
  const text = (name: 'email' | 'name' | 'phone' | 'description'): string | undefined => {
    const given = params.text(name, 512);
    return params.has(name) ? given : before?.[name];
  };
  const address = params.free('address') ?? before?.address;
  params.free('shipping');
  params.free('preferred_locales');
  return {
    email: text('email'),
    name: text('name'),
    phone: text('phone'),
    description: text('description'),
    address,
    metadata: params.metadata(before?.metadata),
  };
}

function create(call: Call): object {
  const { account, params } = call;
  const fields = readFields(call);
  const method = params.text('payment_method');
  const defaultMethod = params.object('invoice_settings')?.text('default_payment_method');
  params.end();
  const id = account.newId('cus');
  const picked = method === undefined ? undefined : pickPaymentMethod(account, method, 'payment_method', id);
  const customer: Customer = {
    ...fields,
    id,
    created: account.now(),
    defaultPaymentMethod: defaultMethod === method ? picked?.id : undefined,
    deleted: false,
  };
  // First what the bank may decline.
  if (picked !== undefined) attach(account, picked, id);
  account.customers.set(customer.id, customer);
  emit(account, 'customer.created', showCustomer(customer));
  return showCustomer(customer);
}

function retrieve(call: Call): object {
  call.params.end();
  return showCustomer(find(call));
}

function update(call: Call): object {
  const { account, params, id } = call;
  const before = account.customers.get(id);
  const fields = readFields(call, before);
  const settings = params.object('invoice_settings');
  const method = settings?.text('default_payment_method');
  params.end();
  const customer = customerNamed(call, find(call).id, 'id');
  if (method !== undefined && account.paymentMethods.get(method)?.customer !== id) {
    throw noSuch('PaymentMethod', method, 'invoice_settings[default_payment_method]');
  }
  const next: Customer = { ...customer, ...fields, defaultPaymentMethod: method ?? customer.defaultPaymentMethod };
  account.customers.set(id, next);
  emit(account, 'customer.updated', showCustomer(next), changed(showCustomer(customer), showCustomer(next)));
  return showCustomer(next);
}

function remove(call: Call): object {
  const { account, params } = call;
  params.end();
  const customer = find(call);
  if (!customer.deleted) {
    // Cards go first: they must not stay with someone who is gone.
    for (const method of account.paymentMethods.values()) if (method.customer === customer.id) detach(account, method);
    const next = {
      ...customer,
      email: undefined,
      name: undefined,
      phone: undefined,
      address: undefined,
      deleted: true,
    };
    account.customers.set(customer.id, next);
    emit(account, 'customer.deleted', showCustomer(customer));
  }
  return showCustomer({ ...customer, deleted: true });
}

function list({ account, params }: Call): object {
  const email = params.text('email', 512);
  return listPage(params, {
    url: '/v1/customers',
    what: 'customer',
    items: account.customers.values(),
    filter: (customer) => !customer.deleted && (email === undefined || customer.email === email),
    show: showCustomer,
  });
}

function listPaymentMethods(call: Call): object {
  const { account, params } = call;
  params.oneOf('type', ['card']);
  const { id } = find(call);
  return listPage(params, {
    url: `/v1/customers/${id}/payment_methods`,
    what: 'PaymentMethod',
    items: account.paymentMethods.values(),
    filter: (method) => method.customer === id,
    show: showPaymentMethod,
  });
}

function changed(before: object, after: object): object {
  const now = new Map(Object.entries(after));
  return Object.fromEntries(Object.entries(before).filter(([name, value]) => now.get(name) !== value));
}
