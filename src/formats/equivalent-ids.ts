// Bulletins of distributions and vendors: each covers several flaws, so it is no other name of one of them.
const BULLETIN =
  /^(?:RH[SBE]A|CESA|DSA|DLA|USN|LSN|ALAS\w*|ELSA|OVMSA|ALSA|ALBA|ALEA|RLSA|RXSA|SUSE-\w+|openSUSE-\w+|FEDORA|GLSA|MGASA|PHSA|AVG|ASA|KB|VMSA|MFSA|cisco-sa|CPU\w*)[-: ]?\d/iu;

/** Ids that name the same flaw, and bulletins that cover it among others. */
export interface SortedIds {
  readonly equivalent: readonly string[];
  readonly bulletins: readonly string[];
}

/** Tells ids that may stand for a flaw from bulletins: as an alias a bulletin would make one flaw of all that it covers. */
export function equivalentIds(ids: readonly string[]): SortedIds {
  return {
    equivalent: ids.filter((id) => !BULLETIN.test(id.trim())),
    bulletins: ids.filter((id) => BULLETIN.test(id.trim())),
  };
}
