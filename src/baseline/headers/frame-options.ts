import { headerValues } from '../../util/http.ts';
import { isHtmlType, type RecordedExchange } from '../recorded-exchange.ts';
import { tagsNamed } from '../tags-named.ts';

/** One thing that is wrong with the X-Frame-Options of a page, and what ZAP calls it. */
export interface FrameOptionFlaw {
  readonly flaw: string;
  readonly alias: string;
}

/** What is wrong with the X-Frame-Options of a page that was shown; whether frame-ancestors makes up for it is not looked at. */
export function frameOptionFlaws(exchange: RecordedExchange): FrameOptionFlaw[] {
  const shown = exchange.status < 300 && exchange.body.length > 0;
  if (!shown || !isHtmlType(exchange.mime)) return [];
  const values = headerValues(exchange, 'x-frame-options');
  const meta = tagsNamed(exchange, 'meta').some(
    ({ attributes }) => attributes.get('http-equiv')?.toLowerCase() === 'x-frame-options',
  );
  return [
    ...(values.length === 0 ? [{ flaw: 'no header', alias: 'zap/10020-1' }] : []),
    ...(values.length > 1 ? [{ flaw: `${values.length} headers`, alias: 'zap/10020-2' }] : []),
    ...(meta ? [{ flaw: 'in a <meta>', alias: 'zap/10020-3' }] : []),
    ...(values.some((value) => !/deny|sameorigin/iu.test(value))
      ? [{ flaw: 'unknown value', alias: 'zap/10020-4' }]
      : []),
  ];
}
