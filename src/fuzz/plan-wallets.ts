import type { Json } from './json.ts';
import { isJsonObject } from './json.ts';
import type { PlanUser, Told } from './plan-records.ts';

interface Line {
  readonly to: PlanUser;
  readonly amount: bigint;
}

/** What the wallets of a plan work with. */
export interface WalletParts {
  readonly users: readonly PlanUser[];
  /** Above it a payout waits for a second person; absent: never. */
  readonly payoutApproval: bigint | undefined;
  readonly shown: (minor: bigint) => Json;
  readonly amountOf: (value: Json | undefined) => bigint | undefined;
  readonly fresh: (kind: string) => string;
}

/** Does what a role about wallets is for. @returns nothing where an honest app refuses; `unknown` for other roles */
export type PlayWallets = (role: string, given: Told, user: PlanUser) => Told | undefined | 'unknown';

/** Opens the wallets of a plan: top-ups, transfers, payouts with their approval. */
export function openPlanWallets({ users, payoutApproval, shown, amountOf, fresh }: WalletParts): PlayWallets {
  const payouts = new Map<string, { readonly sender: PlanUser; readonly lines: readonly Line[] }>();
  const lineOf = (given: Json): Line | undefined => {
    const { recipient, amount } = isJsonObject(given) ? given : {};
    const to = users.find(({ account }) => account === recipient);
    const minor = amountOf(amount);
    return to === undefined || minor === undefined || minor < 1n ? undefined : { to, amount: minor };
  };
  const sumOf = (lines: readonly Line[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n);
  const move = (sender: PlanUser, lines: readonly Line[]): boolean => {
    if (sumOf(lines) > sender.balance) return false;
    for (const { to, amount } of lines) {
      sender.balance -= amount;
      to.balance += amount;
    }
    return true;
  };

  function payOut(given: Told, user: PlanUser): Told | undefined {
    const asked = Array.isArray(given['lines']) ? given['lines'] : [{ ...given }];
    const lines = asked.map((entry: Json) => lineOf(entry)).filter((line) => line !== undefined);
    if (lines.length !== asked.length || lines.length === 0 || sumOf(lines) > user.balance) return undefined;
    const id = fresh('payout');
    const waits = payoutApproval !== undefined && sumOf(lines) > payoutApproval;
    if (waits) payouts.set(id, { sender: user, lines });
    else move(user, lines);
    return { id, total: shown(sumOf(lines)), status: waits ? 'pending' : 'paid' };
  }

  return (role, given, user) => {
    const amount = amountOf(given['amount']);
    switch (role) {
      case 'wallet':
        return { id: user.account, balance: shown(user.balance) };
      case 'topUp':
        if (amount === undefined || amount < 1n) return undefined;
        user.balance += amount;
        return { id: fresh('top-up'), balance: shown(user.balance) };
      case 'transfer': {
        const line = lineOf({ ...given });
        if (line === undefined || line.to === user || !move(user, [line])) return undefined;
        return { id: fresh('transfer'), balance: shown(user.balance) };
      }
      case 'payout':
        return payOut(given, user);
      case 'approvePayout': {
        const id = typeof given['payout'] === 'string' ? given['payout'] : '';
        const payout = payouts.get(id);
        payouts.delete(id);
        return payout === undefined || !move(payout.sender, payout.lines) ? undefined : { id, status: 'paid' };
      }
      default:
        return 'unknown';
    }
  };
}
