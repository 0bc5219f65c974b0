import type { Level } from './severity.ts';
/** What can be violated: a SARIF `reportingDescriptor` (§3.49) in our words. */
export interface Rule {
    /** Kebab-case, says the bad state (`pay/refund-exceeds-capture`); a foreign rule keeps its own id. */
    readonly id: string;
    /** The id's last part in PascalCase. */
    readonly name?: string;
    /** One line, the finding's headline. */
    readonly title: string;
    /** What it is and why it matters. */
    readonly description: string;
    /** What to do about it. */
    readonly fix?: string;
    readonly helpUri?: string;
    readonly level: Level;
    /** 0.1–10.0 as GitHub reads it; absent where the tool gave none. */
    readonly securitySeverity?: number;
    /** `external/cwe/cwe-693`, `external/owasp/A06:2025`, `external/pci/6.4.3`, or a foreign tool's own. */
    readonly tags: readonly string[];
}
/** Numbers of public standards that a rule of ours refers to. */
export interface Taxonomy {
    readonly cwe: readonly number[];
    /** `A06:2025` (Top 10) or `API6:2023` (API Security Top 10). */
    readonly owasp: readonly string[];
    /** PCI DSS 4.0.1 requirement numbers. */
    readonly pci: readonly string[];
}
/** A rule of ours as its one file declares it; docs page, SARIF descriptor and index are generated from it. */
export interface RuleDefinition extends Taxonomy {
    readonly id: string;
    readonly title: string;
    readonly what: string;
    readonly why: string;
    readonly fix: string;
    readonly level: Level;
    /** 0 where the rule only informs. */
    readonly securitySeverity: number;
    /** The Tollgate version that brought the rule. */
    readonly since: string;
}
/** `pay/refund-exceeds-capture` → `RefundExceedsCapture`. */
export declare function pascalName(id: string): string;
/** The SARIF tags for numbers of public standards. */
export declare function taxonomyTags(taxonomy: Taxonomy): string[];
/** The plain rule that findings carry, made from one of our definitions. */
export declare function ruleOf(definition: RuleDefinition): Rule;
