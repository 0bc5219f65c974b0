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
input, button, select { font: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .4rem; }
button { background: var(--leaf); color: #fff; cursor: pointer; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem; border-bottom: 1px solid var(--line); }
td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
iframe { width: 100%; max-width: 30rem; height: 17rem; border: 1px solid var(--line); border-radius: .4rem; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; }
.choice { display: flex; gap: .5rem; align-items: center; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
pre { overflow: auto; padding: 1rem; border: 1px solid var(--line); }
[role=status]:empty { display: none; }
`;

/**
 * The shop's script; every page works without it but for a new card. It shows the gateway's frame, takes the token that
 * the frame sends, and writes text only, never markup. `key` is one that somebody left in.
 */
export function scriptOf(key?: string): string {
  const keyLine = key === undefined ? '' : `const gatewayKey = '${key}';\n`;
  return `'use strict';
${keyLine}const say = (text) => { const place = document.querySelector('[role=status]'); if (place) place.textContent = text; };

const frame = document.querySelector('#card-fields');
const cards = document.querySelector('#cards');
if (frame && cards) {
  window.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== frame.dataset.origin || source !== frame.contentWindow || data?.source !== 'card-fields') return;
    if (typeof data.token !== 'string') return say(String(data.error ?? 'The card was not accepted.'));
    const choice = document.createElement('label');
    const field = document.createElement('input');
    Object.assign(field, { type: 'radio', name: 'payment_method', value: data.token, required: true, checked: true });
    choice.className = 'choice';
    choice.append(field, ' The new card');
    cards.querySelector('p')?.remove();
    cards.append(choice);
    say('The card is ready.');
  });
}

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'yes') event.preventDefault();
    form.dataset.sent = 'yes';
  });
}
`;
}
