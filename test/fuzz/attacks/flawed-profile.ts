/** The profile of the flawed shop as a parsed file. */
export function flawedProfile(baseUrl: string): Record<string, unknown> {
  return {
    tollgate: 1,
    name: 'flawed shop',
    target: { baseUrl },
    money: { unit: 'minor', currency: 'EUR' },
    currencies: ['EUR', 'GBP', 'USD'],
    auth: {
      header: { name: 'Authorization', value: 'Bearer {token}' },
      register: { op: 'POST /accounts', body: { email: '{email}' }, out: { id: '/id', token: '/token' } },
    },
    states: { paid: ['paid'] },
    coupons: { percent: 'SAVE10', fixed: 'FIVEOFF', minimum: 'BIGBUY' },
    methods: { ok: 'good', declined: 'declined' },
    limits: { maxQuantity: 99, couponMinimum: 5000 },
    roles: {
      catalogue: { op: 'GET /items', out: { items: '', sku: '/sku', price: '/price', stock: '/stock' } },
      cartAdd: {
        op: 'POST /cart',
        body: { sku: '{sku}', quantity: '{quantity}' },
        fields: { sku: '/sku', quantity: '/quantity', price: '/price' },
      },
      cartUpdate: { op: 'PUT /cart/{sku}', body: { quantity: '{quantity}' } },
      cartRemove: { op: 'DELETE /cart/{sku}' },
      readCart: {
        op: 'GET /cart',
        out: { total: '/total', subtotal: '/subtotal', discount: '/discount', currency: '/currency' },
      },
      setCurrency: { op: 'PATCH /cart', body: { currency: '{currency}' }, fields: { tip: '/tip' } },
      applyCoupon: { op: 'POST /coupons', body: { code: '{coupon}' }, fields: { amount: '/amount', date: '/date' } },
      quote: {
        op: 'POST /quotes',
        body: { currency: '{currency}' },
        fields: { rate: '/rate' },
        out: { id: '/id', amount: '/amount', rate: '/rate' },
      },
      checkout: { op: 'POST /orders', body: {}, fields: { total: '/total' }, out: { id: '/id', total: '/total' } },
      getOrder: { op: 'GET /orders/{order}', out: { total: '/total', status: '/status' } },
      pay: { op: 'POST /payments', body: { order: '{order}' }, fields: { amount: '/amount' }, out: { id: '/id' } },
      getPayment: { op: 'GET /payments/{payment}', out: { amount: '/amount', status: '/status' } },
      wallet: { op: 'GET /wallet', out: { id: '/id', balance: '/balance' } },
      topUp: {
        op: 'POST /wallet/top-ups',
        body: { amount: '{amount}' },
        fields: { amount: '/amount', method: '/method', currency: '/currency' },
      },
      transfer: { op: 'POST /wallet/transfers', body: { to: '{recipient}', amount: '{amount}' } },
    },
  };
}
