/** The payment profile of the flow app, as its file would be read. */
export function flowProfile(url: string): unknown {
  const payment = { id: '/id', amount: '/amount', status: '/status', captured: '/captured', refunded: '/refunded' };
  return {
    tollgate: 1,
    name: 'flow app',
    target: { baseUrl: url },
    money: { unit: 'minor', currency: 'EUR' },
    auth: {
      header: { name: 'Authorization', value: 'Bearer {token}' },
      login: { op: 'POST /login', body: { email: '{email}' }, out: { token: '/token' } },
    },
    actors: { finance: { login: { email: 'finance@example.com', password: 'none' } } },
    idempotency: { header: 'X-Key' },
    states: { authorized: ['held'], paid: ['done', 'paid'], action: ['action'], canceled: ['gone'] },
    methods: { ok: 'card', sca: 'card-sca' },
    limits: { payoutApproval: 5000 },
    roles: {
      catalogue: { op: 'GET /items', out: { items: '/items', sku: '/sku', price: '/price' } },
      cartAdd: { op: 'POST /cart', body: { sku: '{sku}', quantity: '{quantity}' } },
      checkout: { op: 'POST /checkout', body: {}, out: { id: '/id', total: '/total' } },
      getOrder: {
        op: 'GET /orders/{order}',
        out: { total: '/total', status: '/status', fulfilments: '/fulfilments' },
      },
      orderAddItem: { op: 'POST /orders/{order}/items', body: { sku: '{sku}', quantity: '{quantity}' } },
      completeOrder: { op: 'POST /orders/{order}/complete', body: { payment: '{payment}' } },
      successPage: { op: 'GET /orders/{order}/success' },
      pay: { op: 'POST /payments', body: { order: '{order}', method: 'card' }, out: payment },
      payWith: {
        op: 'POST /payments',
        body: { order: '{order}', method: '{method}' },
        fields: { exempt: '/exempt' },
        out: payment,
      },
      authorize: { op: 'POST /payments', body: { order: '{order}', method: 'card', hold: true }, out: payment },
      getPayment: { op: 'GET /payments/{payment}', out: payment },
      confirm: { op: 'POST /payments/{payment}/confirm', body: {}, fields: { status: '/status' } },
      capture: { op: 'POST /payments/{payment}/capture', body: { amount: '{amount}' } },
      cancel: { op: 'POST /payments/{payment}/cancel', body: {} },
      refund: { op: 'POST /payments/{payment}/refund', body: { amount: '{amount}' } },
      wallet: { op: 'GET /wallet', out: { id: '/id', balance: '/balance' } },
      topUp: { op: 'POST /deposits', body: { amount: '{amount}' } },
      transfer: { op: 'POST /transfers', body: { to: '{recipient}', amount: '{amount}' } },
      payout: {
        op: 'POST /payouts',
        body: { lines: [{ to: '{recipient}', amount: '{amount}' }] },
        fields: { lines: '/lines' },
        out: { id: '/id' },
      },
      approvePayout: { op: 'POST /payouts/{payout}/approve', body: {} },
    },
  };
}
