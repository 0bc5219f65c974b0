/** Why a product is not affected, in OpenVEX's words (OpenVEX 0.2.0, status justifications). */
export type OpenVexJustification =
  | 'component_not_present'
  | 'vulnerable_code_not_present'
  | 'vulnerable_code_not_in_execute_path'
  | 'vulnerable_code_cannot_be_controlled_by_adversary'
  | 'inline_mitigations_already_exist';

/** What a reason says in the words of the VEX formats. */
export interface VexJustification {
  readonly openVex?: OpenVexJustification;
  /** CycloneDX 1.6, `impactAnalysisJustification`. */
  readonly cycloneDx?: string;
  /** The finding itself is wrong: CycloneDX has a state of its own for that. */
  readonly falsePositive?: true;
}

// Where one format has no word for the other's, the claim is made without a justification, in the reason's own words.
const WORDS: Readonly<Record<string, VexJustification>> = {
  component_not_present: { openVex: 'component_not_present', cycloneDx: 'code_not_present' },
  vulnerable_code_not_present: { openVex: 'vulnerable_code_not_present', cycloneDx: 'code_not_present' },
  vulnerable_code_not_in_execute_path: {
    openVex: 'vulnerable_code_not_in_execute_path',
    cycloneDx: 'code_not_reachable',
  },
  vulnerable_code_cannot_be_controlled_by_adversary: {
    openVex: 'vulnerable_code_cannot_be_controlled_by_adversary',
  },
  inline_mitigations_already_exist: {
    openVex: 'inline_mitigations_already_exist',
    cycloneDx: 'protected_by_mitigating_control',
  },
  code_not_present: { openVex: 'vulnerable_code_not_present', cycloneDx: 'code_not_present' },
  code_not_reachable: { openVex: 'vulnerable_code_not_in_execute_path', cycloneDx: 'code_not_reachable' },
  requires_configuration: { cycloneDx: 'requires_configuration' },
  requires_dependency: { cycloneDx: 'requires_dependency' },
  requires_environment: { cycloneDx: 'requires_environment' },
  protected_by_compiler: { openVex: 'inline_mitigations_already_exist', cycloneDx: 'protected_by_compiler' },
  protected_at_runtime: { openVex: 'inline_mitigations_already_exist', cycloneDx: 'protected_at_runtime' },
  protected_at_perimeter: { cycloneDx: 'protected_at_perimeter' },
  protected_by_mitigating_control: {
    openVex: 'inline_mitigations_already_exist',
    cycloneDx: 'protected_by_mitigating_control',
  },
  not_affected: {},
  false_positive: { falsePositive: true },
};

/**
 * What a suppression's reason claims, where a part of it begins with a word of OpenVEX or CycloneDX: `code not reachable: only
 * used by the build`. Nothing where it does not say that the product is not affected: accepting a risk is no such claim.
 */
export function vexJustificationOf(reason: string): VexJustification | undefined {
  const parts = reason
    .slice(0, 10_000)
    .toLowerCase()
    .split(/[:;,.()\n]/u)
    .map((part) => part.trim().replaceAll(/[\s_-]+/gu, '_'));
  const found = parts.flatMap((part) => {
    const word = Object.keys(WORDS).find((known) => part === known || part.startsWith(`${known}_`));
    return word === undefined ? [] : [WORDS[word] ?? {}];
  });
  // `not_affected: code_not_reachable` says the second, which is the finer.
  return found.find((word) => word.openVex !== undefined || word.cycloneDx !== undefined) ?? found[0];
}
