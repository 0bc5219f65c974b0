import { parseLink } from '../crawl-url.ts';
import type { HtmlTag } from '../html-tags.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';

/** A form of a page and what a browser would send of it, untouched. */
export interface PageForm {
  readonly method: 'GET' | 'POST';
  /** Absolute, without fragment. */
  readonly action: URL;
  /** Names and values in document order; passwords are empty, files and unticked boxes left out. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Is it sent as a URL's query or as `application/x-www-form-urlencoded`? Nothing else is written here. */
  readonly urlEncoded: boolean;
}

interface OpenForm {
  readonly form: Omit<PageForm, 'fields'>;
  readonly fields: { readonly name: string; value: string }[];
  /** A browser sends the one button that is pressed: the first. */
  hasButton: boolean;
  /** The select whose options come now. */
  select: { value: string } | undefined;
}

const MAX_FORMS = 200;
const MAX_FIELDS = 200;
const NOT_SENT: ReadonlySet<string> = new Set(['file', 'button', 'reset', 'image']);

/**
 * The forms of a page. Fields belong to the form that was opened last: no tree is built that would know where it ends, and
 * the few fields that stand outside of one are not sent by any browser either.
 * Source: https://html.spec.whatwg.org/#constructing-form-data-set
 */
export function pageForms({ tags, url }: Pick<RecordedExchange, 'tags' | 'url'>, base: string): readonly PageForm[] {
  const forms: OpenForm[] = [];
  // The forms of a list mostly have one action.
  const actions = new Map<string, URL | undefined>();
  let current: OpenForm | undefined;
  for (const tag of tags) {
    if (tag.name === 'form') {
      if (forms.length >= MAX_FORMS) break;
      current = openForm(tag, (target) => {
        const known = actions.get(target);
        if (known !== undefined) return known;
        const action = target === '' ? parseLink(url, url) : parseLink(target, base);
        actions.set(target, action);
        return action;
      });
      if (current !== undefined) forms.push(current);
    } else if (current !== undefined && current.fields.length < MAX_FIELDS && !tag.attributes.has('disabled')) {
      addField(current, tag);
    }
  }
  return forms.map(({ form, fields }) => ({
    ...form,
    fields: fields.map(({ name, value }): [string, string] => [name, value]),
  }));
}

function openForm({ attributes }: HtmlTag, actionOf: (target: string) => URL | undefined): OpenForm | undefined {
  const action = actionOf(attributes.get('action')?.trim() ?? '');
  if (action === undefined) return undefined;
  const method = attributes.get('method')?.trim().toUpperCase() === 'POST' ? 'POST' : 'GET';
  const encoding = attributes.get('enctype')?.trim().toLowerCase() ?? '';
  const urlEncoded = method === 'GET' || encoding === '' || encoding === 'application/x-www-form-urlencoded';
  return { form: { method, action, urlEncoded }, fields: [], hasButton: false, select: undefined };
}

function addField(form: OpenForm, { name: tag, attributes }: HtmlTag): void {
  const value = attributes.get('value');
  if (tag === 'option') {
    // The first option counts, unless a later one is marked.
    const { select } = form;
    if (select !== undefined && (select.value === '' || attributes.has('selected'))) select.value = value ?? '';
    return;
  }
  const name = attributes.get('name') ?? '';
  const type = attributes.get('type')?.trim().toLowerCase() ?? (tag === 'button' ? 'submit' : 'text');
  if (name === '' || !['input', 'select', 'textarea', 'button'].includes(tag) || NOT_SENT.has(type)) return;
  const isButton = type === 'submit';
  if (isButton && form.hasButton) return;
  form.hasButton ||= isButton;
  const isBox = type === 'checkbox' || type === 'radio';
  if (isBox && !attributes.has('checked')) return;
  const field = { name, value: type === 'password' ? '' : (value ?? (isBox ? 'on' : '')) };
  form.fields.push(field);
  form.select = tag === 'select' ? field : undefined;
}
