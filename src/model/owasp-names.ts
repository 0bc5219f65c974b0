/** Short names, in our own words, of the OWASP Top 10:2025 (https://owasp.org/Top10/2025/). */
export const OWASP_TOP_10_NAMES: Readonly<Record<string, string>> = {
  'A01:2025': 'Access control',
  'A02:2025': 'Misconfiguration',
  'A03:2025': 'Software supply chain',
  'A04:2025': 'Cryptography',
  'A05:2025': 'Injection',
  'A06:2025': 'Design',
  'A07:2025': 'Authentication',
  'A08:2025': 'Integrity of software and data',
  'A09:2025': 'Logging and alerting',
  'A10:2025': 'Exceptional conditions',
};

/** Short names, in our own words, of the OWASP API Security Top 10 2023 (https://owasp.org/API-Security/editions/2023/en/0x11-t10/). */
export const OWASP_API_NAMES: Readonly<Record<string, string>> = {
  'API1:2023': 'Authorization of objects',
  'API2:2023': 'Authentication',
  'API3:2023': 'Authorization of object properties',
  'API4:2023': 'Resource consumption',
  'API5:2023': 'Authorization of functions',
  'API6:2023': 'Sensitive business flows',
  'API7:2023': 'Server-side request forgery',
  'API8:2023': 'Misconfiguration',
  'API9:2023': 'Inventory',
  'API10:2023': 'Consumption of other APIs',
};
