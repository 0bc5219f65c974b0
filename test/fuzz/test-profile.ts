/** The test app's profile as a parsed file. */
export function testProfile(baseUrl: string): Record<string, unknown> {
  const charge = { id: '/charge/ref', amount: '/charge/amount', status: '/charge/state' };
  const body = { login: '{email}', secret: '{password}' };
  return {
    tollgate: 1,
    name: 'test app',
    target: { baseUrl },
    money: { unit: 'decimal-string', currency: 'EUR' },
    auth: { register: { op: 'POST /v2/accounts', body }, login: { op: 'POST /v2/session', body } },
    idempotency: { header: 'X-Request-Id' },
    states: { authorized: ['HELD'], paid: ['DONE'] },
    roles: {
      catalogue: { op: 'GET /v2/items', out: { items: '', sku: '/code', price: '/cost/value' } },
      cartAdd: {
        op: 'PUT /v2/basket',
        body: { line: { code: '{sku}', count: '{quantity}' } },
        fields: { quantity: '/line/count', price: '/line/cost' },
      },
      checkout: { op: 'POST /v2/orders', out: { id: '/order/ref', total: '/order/due' } },
      getOrder: { op: 'GET /v2/orders/{order}', out: { total: '/order/due' } },
      pay: { op: 'POST /v2/charges', body: { order: '{order}', settle: true }, out: charge },
      authorize: { op: 'POST /v2/charges', body: { order: '{order}', settle: false }, out: charge },
      getPayment: {
        op: 'GET /v2/charges/{payment}',
        out: { ...charge, captured: '/charge/settled', refunded: '/charge/returned' },
      },
      updatePayment: { op: 'PATCH /v2/charges/{payment}', body: { note: '{text}' }, fields: { status: '/state' } },
      capture: {
        op: 'POST /v2/charges/{payment}/settlements',
        body: { value: '{amount}' },
        fields: { amount: '/value' },
      },
      refund: { op: 'POST /v2/charges/{payment}/returns', body: { value: '{amount}' }, fields: { amount: '/value' } },
      wallet: { op: 'GET /v2/purse', out: { id: '/purse/ref', balance: '/purse/funds' } },
      topUp: { op: 'POST /v2/purse/deposits', body: { value: '{amount}' } },
      transfer: {
        op: 'POST /v2/purse/payouts',
        body: { to: '{recipient}', value: '{amount}' },
        fields: { amount: '/value', recipient: '/to' },
      },
      paymentMethods: { op: 'GET /v2/cards', out: { items: '/cards' } },
    },
  };
}
