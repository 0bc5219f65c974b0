import type { NumberForm, Step } from './step.ts';

const FORMS: Readonly<Record<NumberForm, string>> = {
  part: '',
  small: '',
  all: 'all that is left',
  whole: 'the whole amount',
  over: 'more than is left',
  huge: 'more than 64 bits hold',
  zero: 'zero',
  negative: 'a negative number',
  fraction: 'half of the smallest unit',
  exponent: '1e1',
  infinite: '1e400',
  'not-a-number': 'NaN',
  text: 'as text',
  'full-width': 'in full-width digits',
  list: 'in a list',
  null: 'null',
  'two-keys': 'the key twice, an honest value first',
};

/** A step in words, as `alice: refund (more than is left)`. */
export function describeStep({ action, by, of, amount = 'part', share, key, coupon, field }: Step): string {
  const details = [
    of === undefined || of === by ? '' : action === 'transfer' ? `to ${of}` : `of ${of}’s payment`,
    of === by && action === 'transfer' ? 'to the own wallet' : '',
    amount === 'small' ? `${share ?? 50} of the smallest unit` : '',
    amount === 'part' && share !== undefined ? `${share} %` : FORMS[amount],
    key === 'same-request' ? 'the same request again, with its key' : '',
    key === 'other-request' ? 'with the key of an earlier request' : '',
    coupon === undefined ? '' : `coupon ${coupon}`,
    field === undefined ? '' : `with ${field} from the client`,
  ].filter((detail) => detail !== '');
  return `${by}: ${action}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}
