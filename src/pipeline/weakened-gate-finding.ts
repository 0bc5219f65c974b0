import { type Finding, makeFinding } from '../model/finding.ts';
import { pascalName, type Rule } from '../model/rule.ts';
import { levelOf, scoreOf } from '../model/severity.ts';

/** The one place where the severity of a weakened gate stands. */
const SEVERITY = 'high';
const ID = 'tollgate/gate-weakened';

/** The rule of a change to the gate itself. */
export const GATE_WEAKENED: Rule = {
  id: ID,
  name: pascalName(ID),
  title: 'A change weakens the gate that judges it',
  description:
    'The change makes a setting of tollgate.yml weaker, or adds a decision not to act on a finding. This run is judged by the settings of the base; once the change is merged, the weaker ones judge every run after it.',
  fix: 'Take it out of the change, or have it approved by those who may merge while the gate is shut. docs/configuration.md says what counts.',
  level: levelOf(SEVERITY),
  securitySeverity: scoreOf(SEVERITY),
  tags: ['security', 'external/cwe/cwe-693'],
};

/** What is weakened, and where the change says so. */
export interface WeakenedPlace {
  /** The key, or what a decision is about; it tells two findings of one line apart. */
  readonly subject: string;
  readonly message: string;
  readonly file: string;
  /** Absent where the file has no line for it. */
  readonly line?: number;
}

/** The finding about one weakened setting or added decision. */
export function weakenedGateFinding({ subject, message, file, line }: WeakenedPlace): Finding {
  return makeFinding({
    rule: GATE_WEAKENED,
    severity: SEVERITY,
    message,
    locations: [{ kind: 'file', uri: file, region: { startLine: line ?? 1 }, snippet: subject }],
  });
}
