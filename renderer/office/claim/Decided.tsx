/** What was decided, in the words a decision has: amount, lines, by whom, and where it went. */
import { minuteOf } from '../../../shared/dates.ts';
import type { Decision } from '../../../shared/decision.ts';
import { formatYuan, inWords, ZERO } from '../../../shared/money.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { decidedWords, isFollowing } from '../../../shared/settle/owed.ts';
import { Notice } from '../../components/Notice.tsx';

/** The decision is on its way to the window, or there already: the window prints the papers. */
export function Decided({ claim, decision }: { readonly claim: OfficeClaim; readonly decision: Decision }) {
  const { verdict, payable, recover = ZERO, reason, lines, by, at } = decision;
  const isPaid = verdict === 'pay';
  const follows = claim.now.some(isFollowing);
  const stated = payable === 0 ? recover : payable;
  return (
    <Notice tone={isPaid ? 'good' : 'warning'}>
      <strong>
        核定：{decidedWords({ verdict, payable, recover }, follows)}
        {isPaid && (!follows || stated > 0) && `（${inWords(stated)}）`}
      </strong>
      {reason !== null && <p>理由：{reason}</p>}
      {(!follows || payable > 0) && (
        <ul className="plain-list decided-lines">
          {lines.map(({ liability, name, decided }) => (
            <li key={liability}>
              {name} ¥{formatYuan(decided)}
            </li>
          ))}
        </ul>
      )}
      <p>
        {by.name}（{by.operatorNo}）{minuteOf(at)} 核定；决定随下一次同步送达窗口 {claim.desk.deskCode}
        ，由窗口出具《理赔计算书》和通知书。
      </p>
    </Notice>
  );
}
