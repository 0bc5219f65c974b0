/** The script of the page that stands in for Link. */
export const linkScript: string = `'use strict';
const form = document.getElementById('link');
const status = form.querySelector('[role=status]');
const tell = (message) => {
  if (window.parent !== window) window.parent.postMessage({ source: 'link', ...message }, form.dataset.parent);
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  status.textContent = '';
  const fields = new FormData(form);
  try {
    const response = await fetch('/elements/link/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify({
        link_token: form.dataset.token,
        institution_id: fields.get('institution_id'),
        username: fields.get('username'),
        password: fields.get('password'),
      }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.display_message || answer.error_message);
    status.textContent = 'Connected.';
    tell({ public_token: answer.public_token });
  } catch (error) {
    status.textContent = error.message;
    tell({ error: error.message });
  }
});
`;

/** Its style sheet. */
export const linkStyle: string = `body { font: 1rem/1.4 system-ui, sans-serif; margin: 0.5rem; }
label { display: block; margin-block: 0.4rem; }
input, select { display: block; inline-size: 100%; font: inherit; padding: 0.3rem; box-sizing: border-box; }
`;
