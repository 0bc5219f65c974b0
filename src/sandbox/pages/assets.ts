/** The shop's style sheet. */
export const styleSheet = `:root { color-scheme: light dark; --leaf: #2f6b4f; --line: #8884; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 0 1.25rem 3rem; font: 1rem/1.6 system-ui, sans-serif; }
header, footer { display: flex; flex-wrap: wrap; gap: 1rem; align-items: baseline; padding: 1rem 0; }
header { border-bottom: 1px solid var(--line); justify-content: space-between; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
a { color: var(--leaf); }
.brand { font-size: 1.3rem; font-weight: 700; text-decoration: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); list-style: none; padding: 0; }
.cards li { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
.price { font-variant-numeric: tabular-nums; font-weight: 600; }
form { display: grid; gap: .75rem; max-width: 22rem; }
label { display: grid; gap: .25rem; }
input, button { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }
button { background: var(--leaf); color: #fff; cursor: pointer; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem; border-bottom: 1px solid var(--line); }
td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
pre { overflow: auto; padding: 1rem; border: 1px solid var(--line); }
[role=status]:empty { display: none; }
`;

/** The shop's script: signs in, fills the cart, shows it at the checkout and pays. Writes text only, never markup. */
export const script = `'use strict';
const say = (text) => { const place = document.querySelector('[role=status]'); if (place) place.textContent = text; };
const euros = (minor) => (minor / 100).toLocaleString('en', { style: 'currency', currency: 'EUR' });

async function call(method, path, body) {
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const value = await answer.json();
  if (answer.status === 401 && location.pathname !== '/login') location.assign('/login');
  if (!answer.ok) throw new Error(value.error.message);
  return value;
}

function on(selector, event, action) {
  for (const element of document.querySelectorAll(selector)) {
    element.addEventListener(event, (happened) => {
      happened.preventDefault();
      action(element, happened).catch((error) => say(error.message));
    });
  }
}

on('#sign-in', 'submit', async (form, { submitter }) => {
  const { email, password } = Object.fromEntries(new FormData(form));
  if (submitter?.value === 'register') await call('POST', '/api/register', { email, password });
  await call('POST', '/api/login', { email, password });
  location.assign('/catalogue');
});

on('[data-sku]', 'click', async (button) => {
  const cart = await call('POST', '/api/cart/items', { sku: button.dataset.sku, quantity: 1 });
  say('In your cart. Total ' + euros(cart.total) + '.');
});

on('#pay', 'click', async () => {
  const order = await call('POST', '/api/checkout', {});
  const payment = await call('POST', '/api/payments', { order: order.id, payment_method: 'pm_card_visa', capture: 'automatic' });
  say('Paid ' + euros(payment.amount) + '. Thank you.');
});

const lines = document.querySelector('#cart');
if (lines) {
  fetch('/api/cart', { credentials: 'same-origin' }).then(async (answer) => {
    if (!answer.ok) return say('Sign in to see your cart.');
    const cart = await answer.json();
    for (const { sku, quantity, unit_price } of cart.items) {
      const row = lines.insertRow();
      for (const text of [sku, quantity, euros(unit_price * quantity)]) row.insertCell().textContent = text;
    }
    say('Total ' + euros(cart.total) + '.');
  }).catch((error) => say(error.message));
}
`;
