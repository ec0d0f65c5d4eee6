/** A liability's cost before its line: what the reviewer allowed, multiplied where the plan says so (counter rule 21, shapes 13, 29, 40, 41). */
import { chosen, isOfItem, isWaiting, type Scene, type Waits } from './conditions.ts';
import { decimal, type Fraction, least, sum, times, total, whole, wholeStep } from './fraction.ts';
import type { Piece } from './left.ts';
import type { Liability, VisitJson, When } from './shapes.ts';

/** What the reviewer allowed. Strikes of an item come off that item, the others off the cost's end, in the order they are stated. */
export function afterStrikes(visit: VisitJson, { id }: Liability, pieces: readonly Piece[]): Piece[] {
  const own = visit.struck.filter(({ liability }) => liability === id);
  return own.reduce(
    (left, { item, amount }) => takenOff(left, (piece) => item === undefined || piece.item === item, BigInt(amount)),
    [...pieces],
  );
}

function takenOff(pieces: readonly Piece[], isMeant: (piece: Piece) => boolean, amount: bigint): Piece[] {
  const [last] = pieces.slice(-1);
  if (last === undefined) return [];
  const off = isMeant(last) ? least(amount, last.amount) : 0n;
  return [...takenOff(pieces.slice(0, -1), isMeant, amount - off), { ...last, amount: last.amount - off }];
}

/** A piece whose cost was multiplied, and what that came to before it was rounded. */
export type Multiplied = Piece & { readonly exact: Fraction };

/**
 * The cost is multiplied before the line (shape 13). Rounded is what the year has come to (counter rule 22), of every item by itself
 * where items are counted apart; `before`: that of earlier visits.
 */
export function afterFactor(
  { factor }: Liability,
  scene: Scene,
  pieces: readonly Piece[],
  before: (item: string | null) => Fraction,
): readonly Multiplied[] | Waits {
  const share = factor === undefined || pieces.every(({ amount }) => amount === 0n) ? '1' : chosen(factor, scene);
  if (isWaiting(share)) return share;
  return pieces.reduce<Multiplied[]>((done, piece) => {
    const exact = times(whole(piece.amount), decimal(share));
    const same = done.filter(({ item }) => item === piece.item).map((each) => each.exact);
    return [...done, { ...piece, exact, amount: wholeStep(sum([before(piece.item), ...same]), exact) }];
  }, []);
}

/** Are items counted apart? Only where they have ratios or caps of their own. */
export function isByItem({ ratio, itemCaps }: Liability): boolean {
  return itemCaps !== undefined || asksItems(ratio);
}

/** Whether any condition in a ratio is about an item, however deep it stands. */
export function asksItems(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return Object.entries(node).some(
    // A key `when` holds a condition wherever a plan has one.
    ([name, value]) => (name === 'when' && isOfItem(value as When)) || asksItems(value),
  );
}

/** Items that are not counted apart are one cost. */
export function inOne(pieces: readonly Piece[]): Piece[] {
  const amount = total(pieces.map((piece) => piece.amount));
  return amount === 0n ? [] : [{ item: null, kind: 'rest', drug: null, amount }];
}
