/** A scanner of dependencies whose SARIF says in texts what SARIF has no field for. */
export interface DependencyTool {
  readonly id: 'dependency-check' | 'grype' | 'osv-scanner' | 'snyk' | 'trivy';
  /** As the reports of its own format name it; nothing where the driver's name says more. */
  readonly name?: string;
}

const TOOLS: readonly (readonly [driver: RegExp, tool: DependencyTool])[] = [
  [/^dependency-check$/iu, { id: 'dependency-check', name: 'Dependency-Check' }],
  [/^(?:grype$|anchore\b)/iu, { id: 'grype', name: 'Grype' }],
  [/^osv-scanner$/iu, { id: 'osv-scanner', name: 'OSV-Scanner' }],
  [/^snyk (?:open source|container)$/iu, { id: 'snyk' }],
  [/^trivy/iu, { id: 'trivy' }],
];

/** The scanner of dependencies that a driver's name stands for, if it stands for one. */
export function dependencyTool(driver: string): DependencyTool | undefined {
  return TOOLS.find(([name]) => name.test(driver.slice(0, 100)))?.[1];
}
