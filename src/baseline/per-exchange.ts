import type { RecordedExchange } from './recorded-exchange.ts';

/**
 * The same function, worked out once where it is asked for one exchange again and again: all rules look at one exchange
 * before the next. Only the last is kept: weak maps of thousands of exchanges cost the garbage collector more than they save.
 */
export function perExchange<T>(compute: (exchange: RecordedExchange) => T): (exchange: RecordedExchange) => T {
  let last: { readonly exchange: RecordedExchange; readonly value: T } | undefined;
  return (exchange) => {
    if (last?.exchange !== exchange) last = { exchange, value: compute(exchange) };
    return last.value;
  };
}
