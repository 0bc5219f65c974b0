// CWE → category, from the CWE lists of the OWASP Top 10:2025 (https://owasp.org/Top10/2025/), for the weaknesses
// that payment apps and their scanners meet.
const CATEGORIES: Readonly<Record<string, readonly number[]>> = {
  'A01:2025': [22, 23, 35, 36, 200, 201, 284, 285, 352, 359, 425, 497, 540, 548, 601, 639, 668, 862, 863, 918, 1275],
  'A02:2025': [5, 11, 13, 15, 16, 260, 315, 489, 526, 547, 611, 614, 756, 776, 942, 1004, 1174],
  'A03:2025': [937, 1035, 1104, 1329, 1357, 1395],
  'A04:2025': [261, 296, 319, 320, 321, 323, 324, 325, 326, 327, 328, 330, 331, 338, 340, 347, 523, 759, 760, 916],
  'A05:2025': [
    20, 74, 77, 78, 79, 80, 83, 87, 88, 89, 90, 91, 93, 94, 95, 96, 98, 99, 113, 116, 564, 610, 643, 644, 917,
  ],
  'A06:2025': [
    73, 183, 256, 266, 269, 286, 311, 312, 313, 362, 419, 434, 436, 444, 472, 501, 525, 598, 602, 653, 693, 799, 807,
    841, 1021,
  ],
  'A07:2025': [
    258, 259, 287, 288, 290, 294, 295, 297, 300, 302, 304, 305, 306, 307, 346, 384, 521, 613, 620, 640, 798, 940,
  ],
  'A08:2025': [345, 353, 426, 427, 494, 502, 565, 784, 829, 830, 915, 926],
  'A09:2025': [117, 221, 223, 532, 778],
  'A10:2025': [
    209, 215, 234, 235, 248, 252, 274, 280, 369, 390, 391, 394, 396, 397, 460, 476, 478, 484, 550, 636, 703, 754, 755,
  ],
};

const BY_CWE: ReadonlyMap<number, string> = new Map(
  Object.entries(CATEGORIES).flatMap(([category, numbers]) =>
    numbers.map((number): [number, string] => [number, category]),
  ),
);

/** The Top 10:2025 category that lists a CWE, if one does. */
export function owaspCategoryOf(cwe: number): string | undefined {
  return BY_CWE.get(cwe);
}
