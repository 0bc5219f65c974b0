import type { Taxonomy } from '../../model/rule.ts';
import type { Severity } from '../../model/severity.ts';

/** The switch of one planted flaw. */
export type DefectId =
  | 'pay.price.client_trusted'
  | 'pay.qty.negative'
  | 'idem.ignored'
  | 'idem.params_not_compared'
  | 'cap.over'
  | 'ref.over'
  | 'ref.race'
  | 'flow.balance_race'
  | 'flow.self_transfer'
  | 'authz.payment_read'
  | 'mass.status'
  | 'web.csp.missing'
  | 'web.cookie.no_httponly'
  | 'web.pan.response'
  | 'web.error.stack';

/** One planted flaw: what a scan is measured by. Only the control plane ever shows it. */
export interface Defect extends Taxonomy {
  readonly id: DefectId;
  readonly title: string;
  readonly severity: Severity;
  /** Where it can be seen: method and path of the app plane. */
  readonly places: readonly string[];
  /** The rules that must fire, each once, when this defect alone is on. */
  readonly rules: { readonly web: readonly string[]; readonly payments: readonly string[] };
  /** Defects that hide this one when they are on as well. */
  readonly conflicts: readonly DefectId[];
  /** The Tollgate version that brought it. */
  readonly since: string;
}
