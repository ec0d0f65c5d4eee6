/** The amount of a big figure with its words; 待补 where there is none yet. */
import { type Fen, formatYuan, inWords } from '../../shared/money.ts';

/** `pending` stands below 待补: what is known so far. */
export function BigAmount({ amount, pending }: { readonly amount: Fen | null; readonly pending?: string }) {
  if (amount === null) {
    return (
      <>
        <strong className="big-pending">待补</strong>
        {pending !== undefined && <small>{pending}</small>}
      </>
    );
  }
  return (
    <>
      <strong>¥{formatYuan(amount)}</strong>
      <small>{inWords(amount)}</small>
    </>
  );
}
