import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type AuditDefectId = 'audit.gap' | 'audit.unkeyed' | 'audit.missing_event' | 'audit.retention_short';

/** The audit trail. */
export const auditDefects: readonly Defect<AuditDefectId>[] = [
  {
    id: 'audit.gap',
    number: 'I17',
    title: 'A deleted event of the audit trail is not noticed',
    severity: 'high',
    places: ['trail'],
    rules: { web: [], payments: [] },
    needs: ['dump'],
    conflicts: [],
    cwe: [353],
    owasp: ['A08:2025'],
    pci: ['10.3.4'],
    since: '0.1.0',
  },
  {
    id: 'audit.unkeyed',
    number: 'I18',
    title: 'The audit trail is chained without a key, so that it can be rewritten',
    severity: 'high',
    places: ['trail'],
    rules: { web: [], payments: [] },
    needs: ['dump'],
    conflicts: [],
    cwe: [345],
    owasp: ['A08:2025'],
    pci: ['10.3.4'],
    since: '0.1.0',
  },
  {
    id: 'audit.missing_event',
    number: 'I19',
    title: 'Refunds and changes of roles leave no trace',
    severity: 'medium',
    places: ['trail'],
    rules: { web: [], payments: [] },
    needs: ['dump'],
    conflicts: [],
    cwe: [778],
    owasp: ['A09:2025'],
    pci: ['10.2.1'],
    since: '0.1.0',
  },
  {
    id: 'audit.retention_short',
    number: 'I20',
    title: 'The audit trail is kept for 30 days only',
    severity: 'medium',
    places: ['trail'],
    rules: { web: [], payments: [] },
    needs: ['clock', 'dump'],
    conflicts: [],
    cwe: [221],
    owasp: ['A09:2025'],
    pci: ['10.5.1'],
    since: '0.1.0',
  },
];
