import type { PageForm } from './page-forms.ts';

/** A form as it is sent: a GET of `url`, or with `form` a POST. */
export interface FormRequest {
  readonly url: string;
  readonly form?: string;
}

/** The forms that a crawl has met, and which of them were sent. */
export interface FormBook {
  /** Notes a form of a page. */
  add(form: PageForm, page: string): void;
  /** The forms that may be sent and were not yet, in a fixed order. */
  next(allowed: (action: URL) => boolean): readonly FormRequest[];
  /** All, as method and address without query; sorted. */
  seen(): readonly string[];
  sent(): number;
}

const MAX_FORMS = 5_000;
const MAX_SENT = 50;

/** An empty book for the forms of one origin; those of others are noted and never sent. */
export function openFormBook(origin: string): FormBook {
  const seen = new Map<string, SeenForm | 'sent'>();
  // The forms of a list have one and the same action.
  let last: { readonly action: URL; readonly name: string } | undefined;
  const nameOf = ({ method, action }: PageForm): string => {
    if (last?.action !== action) last = { action, name: `${action.origin}${action.pathname}` };
    return `${method} ${last.name}`;
  };
  let sent = 0;
  return {
    add(form, page) {
      const name = nameOf(form);
      const known = seen.get(name);
      if (known === 'sent' || (known === undefined && seen.size >= MAX_FORMS)) return;
      // Of the pages that have it, the one that fills most of it, and the same one whatever the order of answers.
      if (known === undefined || isBetter({ form, page }, known)) seen.set(name, { form, page });
    },
    next(allowed) {
      const ready = [...seen].flatMap(([name, entry]) =>
        entry !== 'sent' && entry.form.urlEncoded && entry.form.action.origin === origin && allowed(entry.form.action)
          ? [{ name, form: entry.form }]
          : [],
      );
      const chosen = ready.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, Math.max(0, MAX_SENT - sent));
      for (const { name } of chosen) seen.set(name, 'sent');
      sent += chosen.length;
      return chosen.map(({ form }) => formRequest(form));
    },
    seen: () => [...seen.keys()].toSorted(),
    sent: () => sent,
  };
}

interface SeenForm {
  readonly form: PageForm;
  readonly page: string;
}

function isBetter(one: SeenForm, other: SeenForm): boolean {
  const more = filledFields(one.form) - filledFields(other.form);
  return more > 0 || (more === 0 && one.page < other.page);
}

function filledFields({ fields }: PageForm): number {
  return fields.filter(([, value]) => value !== '').length;
}

function formRequest({ method, action, fields }: PageForm): FormRequest {
  const values = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
  if (method === 'POST') return { url: action.href, form: values };
  const url = new URL(action);
  url.search = values;
  return { url: url.href };
}
