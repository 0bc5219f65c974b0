import type { SpoolPlace } from '../../model/spool.ts';
import { fileSpool } from '../../util/file-spool.ts';
import type { ExchangeText } from './mask-exchange.ts';

/** Exchanges on disk, so that what a scan has seen does not fill the memory. */
export interface ExchangeStore {
  /** Keeps an exchange and says where. */
  add(exchange: ExchangeText): SpoolPlace;
  read(place: SpoolPlace): ExchangeText;
  /** Removes everything. */
  close(): void;
}

const IN_MEMORY = 4 * 1024 * 1024;
const MOST_BYTES = 512 * 1024 * 1024;
const SHORT = 16 * 1024;

/** An empty store in a private temporary file. When it has grown to half a gigabyte it keeps only the beginning of texts. */
export function openExchangeStore(): ExchangeStore {
  const spool = fileSpool(IN_MEMORY);
  let size = 0;
  return {
    add({ method, url, requestHeaders, status, headers, text }) {
      const kept = size > MOST_BYTES ? text.slice(0, SHORT) : text;
      const place = spool.append(JSON.stringify({ method, url, requestHeaders, status, headers, text: kept }));
      size += place.length;
      return place;
    },
    read: (place) => JSON.parse(spool.read(place)) as ExchangeText,
    close: () => spool.close(),
  };
}
