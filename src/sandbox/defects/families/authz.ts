import type { Defect } from '../defect.ts';

/** The switches of this family. */
export type AuthzDefectId =
  | 'authz.payment_read'
  | 'authz.payment_write'
  | 'authz.role_header'
  | 'authz.bfla_admin'
  | 'authz.self_approval';

/** Who may do what to whose things. */
export const authzDefects: readonly Defect<AuthzDefectId>[] = [
  {
    id: 'authz.payment_read',
    number: 'P33',
    detectors: 'fuzzer',
    title: 'Any account reads any payment',
    severity: 'high',
    places: ['GET /api/payments/{id}'],
    rules: { web: [], payments: ['pay/foreign-payment-readable'] },
    needs: [],
    conflicts: [],
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  {
    id: 'authz.payment_write',
    number: 'P34',
    detectors: 'fuzzer',
    title: 'Any account captures, cancels and refunds any payment',
    severity: 'critical',
    places: ['POST /api/payments/{id}/capture', 'POST /api/payments/{id}/cancel', 'POST /api/payments/{id}/refunds'],
    rules: { web: [], payments: ['pay/foreign-payment-changed'] },
    needs: ['second-account'],
    conflicts: [],
    cwe: [639, 862],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4', '7.2.1'],
    since: '0.1.0',
  },
  {
    id: 'authz.role_header',
    number: 'P35',
    detectors: 'fuzzer',
    title: 'The role is taken from a header of the request',
    severity: 'critical',
    places: ['GET /api/admin/accounts'],
    rules: { web: [], payments: ['pay/role-taken-from-request'] },
    needs: [],
    conflicts: [],
    cwe: [863, 269],
    owasp: ['A01:2025', 'API5:2023'],
    pci: ['7.2.1'],
    since: '0.1.0',
  },
  {
    id: 'authz.bfla_admin',
    number: 'P36',
    detectors: 'fuzzer',
    title: 'A customer may call functions of the staff',
    severity: 'critical',
    places: ['PATCH /api/admin/accounts/{id}'],
    rules: { web: [], payments: ['pay/customer-grants-roles'] },
    needs: [],
    conflicts: [],
    cwe: [862],
    owasp: ['A01:2025', 'API5:2023'],
    pci: ['7.2.1'],
    since: '0.1.0',
  },
  {
    id: 'authz.self_approval',
    number: 'P37',
    detectors: 'fuzzer',
    title: 'Who asks for a large refund may approve it',
    severity: 'high',
    places: ['POST /api/refunds/{id}/approve'],
    rules: { web: [], payments: ['pay/refund-approved-by-requester'] },
    needs: ['staff'],
    conflicts: [],
    cwe: [266],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['7.2.1'],
    since: '0.1.0',
  },
];
