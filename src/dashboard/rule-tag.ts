/** A tag of a rule as people know it, and where the standard explains it. */
export interface RuleTag {
  readonly label: string;
  readonly address?: string;
}

/** `external/cwe/cwe-693` is CWE-693, `external/owasp/A06:2025` OWASP A06:2025, `external/pci/6.4.3` PCI DSS 6.4.3. */
export function ruleTag(tag: string): RuleTag {
  const cwe = /^(?:external\/cwe\/)?cwe[-:]0*(\d{1,5})$/iu.exec(tag)?.[1];
  if (cwe !== undefined) return { label: `CWE-${cwe}`, address: `https://cwe.mitre.org/data/definitions/${cwe}.html` };
  const owasp = /^external\/owasp\/(.+)$/iu.exec(tag)?.[1];
  if (owasp !== undefined) return { label: `OWASP ${owasp}` };
  const pci = /^external\/pci\/(.+)$/iu.exec(tag)?.[1];
  return { label: pci === undefined ? tag : `PCI DSS ${pci}` };
}
