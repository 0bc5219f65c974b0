import type { GateVerdict } from '../model/verdict.ts';
import { drawing } from './element.ts';

// Degrees by which the arm is raised.
const RAISED: Readonly<Record<GateVerdict, number>> = { pass: -42, incomplete: -18, fail: 0 };

/** A toll gate: its arm is up for `pass`, down for `fail`, half way for `incomplete`. */
export function gateDrawing(verdict: GateVerdict): SVGSVGElement {
  const turn = `rotate(${RAISED[verdict]} 26 58)`;
  const stripes = [0, 1, 2, 3].map(
    (index) => ['path', { class: 'stripe', d: `M${44 + index * 22} 53h11l-5 10h-11z`, transform: turn }] as const,
  );
  return drawing('0 -14 132 116', [
    ['rect', { class: 'ground', x: 4, y: 96, width: 124, height: 3, rx: 1.5 }],
    ['rect', { class: 'post', x: 17, y: 44, width: 18, height: 52, rx: 4 }],
    ['rect', { class: 'arm', x: 20, y: 53, width: 108, height: 10, rx: 5, transform: turn }],
    ...stripes,
    ['circle', { class: 'hub', cx: 26, cy: 58, r: 8 }],
    ['circle', { class: 'lamp', cx: 26, cy: 36, r: 6 }],
  ]);
}
