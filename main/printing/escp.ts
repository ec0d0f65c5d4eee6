/** Lines of text as a 24-pin printer's own commands (ESC/P in Chinese mode): nothing is drawn, the printer's font writes. */
import type { Offset } from '../../shared/print-profile.ts';
import type { Gb18030 } from './gb18030.ts';
import { FORM_LINES } from './text-page.ts';

const ESC = 0x1b;
/** ESC @ resets; FS & turns Chinese mode on; ESC 2 sets 1/6 inch a line; ESC C n sets the form's length in lines. */
const OPENING = Uint8Array.of(ESC, 0x40, 0x1c, 0x26, ESC, 0x32, ESC, 0x43, FORM_LINES);
const NEW_LINE = Uint8Array.of(0x0d, 0x0a);
const FORM_FEED = Uint8Array.of(0x0d, 0x0c);
/** ESC J n feeds n/180 inch, ESC $ n1 n2 moves to n/60 inch from the left edge. */
const FEEDS_PER_MM = 180 / 25.4;
const STEPS_PER_MM = 60 / 25.4;
const LARGEST_FEED = 255;

/**
 * The bytes of some forms. Text moves right and down only: what the offset asks to the left or above, the tractor gives.
 */
export function escpBytes(pages: readonly (readonly string[])[], offset: Offset, gb18030: Gb18030): Uint8Array {
  const indent = moveRight(offset.x);
  const parts = pages.flatMap((lines) => [
    feedDown(offset.y),
    ...lines.flatMap((line) => [indent, gb18030.encode(line), NEW_LINE]),
    FORM_FEED,
  ]);
  return Buffer.concat([OPENING, ...parts]);
}

function feedDown(millimetres: number): Uint8Array {
  const feeds = Math.min(LARGEST_FEED, Math.max(0, Math.round(millimetres * FEEDS_PER_MM)));
  return feeds === 0 ? new Uint8Array() : Uint8Array.of(ESC, 0x4a, feeds);
}

function moveRight(millimetres: number): Uint8Array {
  const steps = Math.max(0, Math.round(millimetres * STEPS_PER_MM));
  return steps === 0 ? new Uint8Array() : Uint8Array.of(ESC, 0x24, steps % 256, Math.floor(steps / 256));
}
