import { headerValues } from '../../src/util/http.ts';
import { cacheability, type Cacheability } from '../../src/baseline/headers/cacheability.ts';
import { WEB_RULES } from '../../src/baseline/rules/index.ts';
import type { RecordedExchange } from '../../src/baseline/recorded-exchange.ts';
import { ZAP_ALERTS } from './zap-alerts.ts';

const CACHEABILITY: Readonly<Record<Cacheability, string>> = {
  'not-storable': '10049-1',
  storable: '10049-2',
  cacheable: '10049-3',
};

// ZAP raises these only where the answer says that it is HTML; ours look at a page without a type as well, as a browser does.
const OF_DECLARED_PAGES: ReadonlySet<string> = new Set(
  '10017 10020 10027 10030 10031 10038 10040 10041 10042 10043 10055 10062 10063 10108 10109 10110 10115 90011'.split(
    ' ',
  ),
);

/** What the embedded rules say of one exchange. */
export interface OurWord {
  /** In the words of ZAP; several where one hit stands for several. */
  readonly alertRefs: readonly string[];
  /** `web/csp-missing`. */
  readonly rule: string;
}

/** Runs every rule over one exchange; a hit without an alias, or stricter than the alert is, is only ours. */
export function ourWords(exchange: RecordedExchange): OurWord[] {
  const declared = headerValues(exchange, 'content-type').some((value) => value.trim() !== '');
  const found = WEB_RULES.flatMap((rule) =>
    rule.check(exchange).map((hit) => ({
      rule: rule.definition.id,
      alertRefs: (hit.aliases ?? rule.aliases)
        .flatMap((alias) => /^zap\/(.+)$/u.exec(alias)?.[1] ?? [])
        // An active rule's alert is none of a recorded answer.
        .filter((alertRef) => Object.hasOwn(ZAP_ALERTS, alertRef))
        .filter((alertRef) => declared || !OF_DECLARED_PAGES.has(alertRef.split('-', 1)[0] ?? '')),
    })),
  );
  // No finding, for every answer has one of the three; the scan's coverage counts them.
  return [...found, { rule: 'cacheability', alertRefs: [CACHEABILITY[cacheability(exchange)]] }];
}
