/** The oldest release whose plans, reports and exit codes are those that are written and read here. */
const OLDEST = [2, 16] as const;
const NEWEST_KNOWN = [2, 17] as const;

/** What a version of ZAP means for a scan. */
export interface ZapVersion {
  /** As ZAP says it: `2.17.0`, `D-2026-08-21`. */
  readonly text: string;
  readonly tooOld: boolean;
  /** Releases and weekly builds after the last one that was looked at. */
  readonly unknown: boolean;
  /** Add-on `insights` came with 2.17. */
  readonly hasInsights: boolean;
}

/** Finds the version in what `zap.sh -version` printed, between the lines of Java and of the start script. */
export function readZapVersion(output: string): ZapVersion | undefined {
  for (const line of output.split('\n').slice(0, 1_000)) {
    const text = line.trim().replace(/^(?:OWASP )?ZAP (?:version )?/iu, '');
    const [, major, minor] = /^(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?(?:-[\w.]{1,40})?$/u.exec(text) ?? [];
    if (major !== undefined && minor !== undefined) return judge(text, [Number(major), Number(minor)]);
    if (/^(?:D|Dev|w)-?\d{4}-\d{2}-\d{2}$/iu.test(text))
      return { text, tooOld: false, unknown: true, hasInsights: true };
  }
  return undefined;
}

function judge(text: string, version: readonly [number, number]): ZapVersion {
  return {
    text,
    tooOld: isBefore(version, OLDEST),
    unknown: isBefore(NEWEST_KNOWN, version),
    hasInsights: !isBefore(version, NEWEST_KNOWN),
  };
}

function isBefore(
  [major, minor]: readonly [number, number],
  [otherMajor, otherMinor]: readonly [number, number],
): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
