/** How amounts look: ¥, separators, tabular; in words below where money is paid or taken. */
import { formatYuan, inWords, type Fen } from '../../shared/money.ts';
import { FlushLabel } from './FlushLabel.tsx';

/** An amount in running text or a table cell. */
export function Money({ amount }: { readonly amount: Fen }) {
  return <span className="money">¥{formatYuan(amount)}</span>;
}

/** The amount the citizen looks at through the glass, with its words. */
export function MoneyInWords({ amount, label }: { readonly amount: Fen; readonly label: string }) {
  return (
    <div className="money-figure">
      <div className="money-figure-label">
        <FlushLabel label={label} />
      </div>
      <div className="money-figure-amount">¥{formatYuan(amount)}</div>
      <div className="money-figure-words">{inWords(amount)}</div>
    </div>
  );
}
