/** The style sheet of the card fields. */
export const cardFieldsStyle = `:root { color-scheme: light dark; --line: #8884; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
form { display: grid; gap: .75rem; grid-template-columns: repeat(3, 1fr); }
label { display: grid; gap: .25rem; }
label:first-child, button, [role=status] { grid-column: 1 / -1; }
input, button { font: inherit; width: 100%; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }
button { background: #2f6b4f; color: #fff; cursor: pointer; }
[role=status]:empty { display: none; }
`;

/** The script of the card fields: card to the gateway, token to the shop's page, and the fields emptied. */
export const cardFieldsScript = `'use strict';
const form = document.querySelector('#card');
const { provider, key, parent: shop } = form.dataset;
const status = document.querySelector('[role=status]');
const tell = (message) => window.parent.postMessage({ source: 'card-fields', ...message }, shop);

async function submit() {
  const card = Object.fromEntries(new FormData(form));
  const answer = await fetch('/elements/card-fields/tokens', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ provider, key, ...card }),
  });
  const { token, error } = await answer.json();
  if (token === undefined) throw new Error(error.message);
  form.reset();
  status.textContent = '';
  tell({ token });
}

const run = () => submit().catch((error) => { status.textContent = error.message; tell({ error: error.message }); });
form.addEventListener('submit', (event) => { event.preventDefault(); run(); });
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin === shop && source === window.parent && data?.source === 'shop' && data.action === 'submit') run();
});
`;
