/** What may be done about a last page that holds next to nothing: set the paper a little closer, or take more along. */
import type { PaperContent } from './content.ts';
import type { Profile } from './profile.ts';

/** How a paper is laid out: the profile's own measures or closer ones, and the block that begins the last page, if any. */
export interface Layout {
  readonly profile: Profile;
  readonly breakBefore: number | null;
}

/** A drawing of a layout, as far as choosing needs it. */
export interface Drawn {
  readonly pages: number;
  /** The `y` below the last block. */
  readonly end: number;
}

/** A last page less full than this share reads as a mistake, and its signatures stand apart from what they sign. */
const FULL_ENOUGH = 0.3;
/** More blocks than these are not taken along. */
const MOST_TAKEN = 5;

/** The drawing to use: the first, unless its last page is nearly empty and another layout is better. */
export function chosenDrawing<D extends Drawn>(
  content: PaperContent,
  profile: Profile,
  draw: (layout: Layout) => D,
): D {
  const first = draw({ profile, breakBefore: null });
  if (profile.isRoll || first.pages === 1 || isFull(first, profile)) return first;
  const close = draw({ profile: closer(profile), breakBefore: null });
  if (close.pages < first.pages) return close;
  for (let taken = 2; taken <= Math.min(MOST_TAKEN, content.blocks.length - 1); taken += 1) {
    const filled = draw({ profile, breakBefore: content.blocks.length - taken });
    if (filled.pages === first.pages && isFull(filled, profile)) return filled;
  }
  return first;
}

function isFull({ end }: Drawn, { height, margin }: Profile): boolean {
  return end - margin.top >= FULL_ENOUGH * (height - margin.top - margin.bottom);
}

/** Sizes stay; only the air between lines, blocks and cells is less. */
function closer(profile: Profile): Profile {
  const { leading, gap, cellPad } = profile;
  return { ...profile, leading: leading * 0.94, gap: gap * 0.75, cellPad: cellPad * 0.7 };
}
