/** The amount of a big figure with its words; 待补 where there is none yet. */
import { formatYuan, inWords } from '../../shared/money.ts';
import type { Owed } from '../../shared/settle/owed.ts';

export interface BigAmountProps {
  readonly owed: Owed;
  /** Stands below 待补: what is known so far. */
  readonly pending?: string;
}

/** Money that comes back has another colour than money that is paid. */
export function BigAmount({ owed: { amount, word, recover }, pending }: BigAmountProps) {
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
      <strong className={word === '须追回' ? 'big-back' : ''}>¥{formatYuan(amount)}</strong>
      <small>{inWords(amount)}</small>
      {recover > 0 && <small className="big-back">另须追回 ¥{formatYuan(recover)}</small>}
    </>
  );
}
