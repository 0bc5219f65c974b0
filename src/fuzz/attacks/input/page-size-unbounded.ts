import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { operationOf, outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { addToCart, readCatalogue } from '../../shop.ts';
import { isSuccess } from '../../wire.ts';

/** A page must not be longer than its limit. */
export const pageSizeUnbounded: Attack = {
  rule: {
    id: 'pay/page-size-unbounded',
    title: 'Page of a list as long as the client likes',
    what: 'A request for a page longer than the limit gets one.',
    why: 'One request reads the whole table: the service stands still, and whoever has one session takes everything at once.',
    fix: 'Bound the page on the server, and refuse or shorten what asks for more.',
    level: 'warning',
    securitySeverity: 5,
    cwe: [770],
    owasp: ['API4:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-11'],
  roles: [[{ role: 'listAll', values: ['limit'], out: ['items'] }, { role: 'cartAdd' }]],
  needs: ['limits.pageSize'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { pageSize = 0n } = profile.limits;
  const staff = await fixture.actor(operationOf(profile, 'listAll').as ?? 'admin');
  const page = async (limit: bigint): Promise<number> => {
    const answer = await fixture.attempt({ actor: staff, role: 'listAll', values: { limit } });
    const items = isSuccess(answer) ? outValue(profile, 'listAll', answer, 'items') : [];
    return Array.isArray(items) ? items.length : 0;
  };
  await fill(fixture, async () => BigInt(await page(pageSize)) >= pageSize, pageSize);
  // One entry more than fits proves it; where there are more entries, they come too.
  const length = await page(pageSize * 2n);
  if (BigInt(length) <= pageSize) return { verdict: 'held' };
  return violation(fixture, {
    message: `A page held more than the ${pageSize} entries that are the limit.`,
    place: { role: 'listAll' },
    unseen: 'it counts the entries of a list that others write too',
    states: { limit: `${pageSize} entries`, 'page received': `more than ${pageSize} entries` },
    varying: { entries: String(length) },
  });
}

// A list that grows with every use is filled by using the app, until a page of the full length comes back.
async function fill(fixture: Fixture, isFull: () => Promise<boolean>, pageSize: bigint): Promise<void> {
  const alice = await fixture.actor('alice');
  // Different items, since a cart may take only so many pieces of one.
  const items = await readCatalogue(fixture, alice);
  const use = async (count: number): Promise<void> => {
    const item = items.length === 0 ? undefined : items[count % items.length];
    await addToCart(fixture, alice, { quantity: 1n, ...(item !== undefined && { item }) });
  };
  const most = Number(pageSize);
  const batch = Math.ceil(most / 3);
  for (let sent = 0; sent <= most && !(await isFull()); sent += batch) {
    for (let count = 0; count < batch; count += 1) await use(sent + count);
  }
  if (!(await isFull())) throw new Inconclusive('listAll: the list does not grow beyond one page');
  await use(0);
}
