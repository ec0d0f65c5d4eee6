/** What the cost above the line earns: ratios by health, amount, fact and item, and the caps of single items (shapes 23, 27–36, 40, 41). */
import { choose, chosen, isWaiting, known, type Scene, type Waits } from './conditions.ts';
import { asksItems } from './cost.ts';
import {
  atLeastNothing,
  decimal,
  fenOfYuan,
  least,
  less,
  NOTHING,
  smaller,
  sum,
  times,
  total,
  whole,
  type Fraction,
} from './fraction.ts';
import type { Piece } from './left.ts';
import type { LineLeft } from './line.ts';
import type { PayingIn } from './paying.ts';
import type { ByHealth, Liability, Ratio } from './shapes.ts';

export type Earned = Piece & { readonly earned: Fraction };

/** Each piece above the line times its ratio; bands are stretches of the year's cost. */
export function entitlement(
  desk: PayingIn,
  liability: Liability,
  scene: Scene,
  line: LineLeft,
  over: readonly Piece[],
): Earned[] | Waits {
  const own = desk.year.filter((paid) => paid.liability === liability.id);
  // Where this visit passes its line in the year's cost, the line included.
  // A line that facts have lowered since still took what it took.
  const used = total(own.map((paid) => paid.lineUsed + paid.lineCredit));
  const above = total(own.map((paid) => paid.countable));
  const reached = (line.amount > used ? line.amount : used) + above;
  if (over.length === 0) return [];
  const isUnder = over.every(({ amount }) => amount === 0n) && !line.mayCredit && !asksItems(liability.ratio);
  if (isUnder) return over.map((piece) => ({ ...piece, earned: NOTHING }));
  const isOver = over.some(({ amount }) => amount > 0n);
  const earned = over.map((piece, at): Earned | Waits => {
    // A piece that the line takes whole asks for no ratio, unless the line takes everything.
    if (piece.amount === 0n && isOver) return { ...piece, earned: NOTHING };
    const ofPiece = { ...scene, drug: piece.drug };
    const ratio: Ratio | Waits = choose(liability.ratio, ofPiece);
    if (isWaiting(ratio)) return ratio;
    // Where the piece lies in the year's cost: what is above the line is its top.
    const start = reached + total(over.slice(0, at).map(({ amount }) => amount));
    const amount = earnedBetween(ratio, ofPiece, { from: start, to: start + piece.amount, isOver });
    return isWaiting(amount) ? amount : { ...piece, earned: amount };
  });
  const open = earned.find((each) => isWaiting(each));
  return open !== undefined && isWaiting(open) ? open : earned.filter((each): each is Earned => !isWaiting(each));
}

interface Between {
  readonly from: bigint;
  readonly to: bigint;
  /** Some of the visit is above the line: then a ratio that no cost reaches is not asked for. */
  readonly isOver: boolean;
}

function earnedBetween(ratio: Ratio, scene: Scene, { from, to, isOver }: Between): Fraction | Waits {
  if (ratio.kind === 'by-health') return shareOf(ratio, scene, to - from);
  const starts = ratio.bands.map(({ above }) => known(above));
  const open = starts.find((start) => isWaiting(start));
  if (open !== undefined && isWaiting(open)) return open;
  const edges = starts.map((start, at) => (isWaiting(start) || at === 0 ? 0n : fenOfYuan(start)));
  const parts = ratio.bands.map((band, at) => {
    const low = edges[at] ?? 0n;
    const high = edges[at + 1] ?? to;
    const inBand = atLeastNothing(least(to, high) - (from > low ? from : low));
    return inBand === 0n && isOver ? NOTHING : shareOf(band, scene, inBand);
  });
  const waiting = parts.find((part) => isWaiting(part));
  return waiting !== undefined && isWaiting(waiting)
    ? waiting
    : sum(parts.filter((part): part is Fraction => !isWaiting(part)));
}

function shareOf(ratios: ByHealth, scene: Scene, amount: bigint): Fraction | Waits {
  const ratio = chosen(scene.health === 'healthy' ? ratios.healthy : ratios.preexisting, scene);
  return isWaiting(ratio) ? ratio : times(whole(amount), decimal(ratio));
}

/** No single drug or implant is paid more in a year than its own cap (shapes 40, 41). */
export function afterItemCaps(desk: PayingIn, liability: Liability, pieces: readonly Earned[]): Earned[] {
  return pieces.reduce<Earned[]>((done, piece) => {
    const figure = piece.kind === 'rest' ? undefined : liability.itemCaps?.[piece.kind];
    const cap = figure === undefined ? 'none' : known(figure);
    if (isWaiting(cap) || cap === 'none') return [...done, piece];
    const inYear = desk.year
      .filter((paid) => paid.liability === liability.id)
      .flatMap(({ ofItems }) => ofItems.filter(({ item }) => item === piece.item).map(({ earned }) => earned));
    const inVisit = done.filter(({ item }) => item === piece.item).map(({ earned }) => earned);
    const left = less(whole(fenOfYuan(cap)), sum([...inYear, ...inVisit]));
    return [...done, { ...piece, earned: smaller(piece.earned, left) }];
  }, []);
}
