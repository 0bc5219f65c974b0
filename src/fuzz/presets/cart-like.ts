import { TOKEN_LOGIN } from './token-login.ts';

const ORDER = { id: '/id', total: '/total', status: '/status' };
const CART = { total: '/total', items: '/items', discount: '/discount' };
const PAYMENT = { id: '/id', amount: '/amount', status: '/status' };

/** A shop with a cart that becomes an order that is paid; JSON in and out, plain names. */
export const CART_LIKE: Readonly<Record<string, unknown>> = {
  money: { unit: 'minor' },
  auth: TOKEN_LOGIN,
  states: { paid: ['paid', 'succeeded', 'completed'], unpaid: ['pending', 'pending_payment', 'open'] },
  roles: {
    catalogue: { op: 'GET /products', out: { items: '', sku: '/id', price: '/price' } },
    readCart: { op: 'GET /cart', out: CART },
    cartAdd: {
      op: 'POST /cart/items',
      body: { product_id: '{sku}', quantity: '{quantity}' },
      fields: { sku: '/product_id', quantity: '/quantity', price: '/price' },
      out: { total: '/total' },
    },
    cartUpdate: {
      op: 'PUT /cart/items/{sku}',
      body: { quantity: '{quantity}' },
      fields: { quantity: '/quantity', price: '/price' },
    },
    cartRemove: { op: 'DELETE /cart/items/{sku}' },
    applyCoupon: { op: 'POST /cart/coupons', body: { code: '{coupon}' }, fields: { coupon: '/code' } },
    checkout: { op: 'POST /checkout', body: {}, fields: { total: '/total' }, out: ORDER },
    getOrder: { op: 'GET /orders/{order}', out: ORDER },
    pay: {
      op: 'POST /payments',
      body: { order_id: '{order}', amount: '{amount}' },
      fields: { amount: '/amount', order: '/order_id' },
      out: PAYMENT,
    },
    getPayment: { op: 'GET /payments/{payment}', out: PAYMENT },
    refund: {
      op: 'POST /payments/{payment}/refunds',
      body: { amount: '{amount}' },
      fields: { amount: '/amount' },
      out: { id: '/id', amount: '/amount' },
    },
  },
};
