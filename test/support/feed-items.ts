/** What a centre may tell a desk of its policies and people, and how fresh the desk takes it to be. */
import { markFeedRead } from '../../main/feed/feed-read.ts';
import { demoOperators } from '../../main/demo/operators.ts';
import { type Instant, localDate } from '../../shared/dates.ts';
import { fen } from '../../shared/money.ts';
import type { Authority, FeedItem } from '../../shared/sync/feed-item.ts';
import type { TestDesk } from './desk.ts';
import { behind } from './spine.ts';

const SIGNATURE = 'ab'.repeat(64);

/** When the desk's own channel was last read to its end, as if time had passed since. */
export function readFeedAt(desk: TestDesk, at: Instant): void {
  behind(desk, (db) => db.transaction((writer) => markFeedRead(writer, 'desk/TY01', at)));
}

/** 承保 with a certificate. */
export function accepted(policyId: string, certificateNo = 'TY2022-00000001-8'): FeedItem {
  return {
    kind: 'policy-ruled',
    ruling: {
      policyId,
      at: '2021-11-21T08:00:00.000+08:00',
      outcome: 'accepted',
      certificate: {
        certificateNo,
        policyId,
        planId: 'zaozhuang-2022',
        coverStart: localDate('2022-01-01'),
        coverEnd: localDate('2022-12-31'),
        issuedOn: localDate('2021-11-21'),
        signature: SIGNATURE,
      },
    },
  };
}

/** 不予承保: somebody else had the person first. */
export function refused(policyId: string): FeedItem {
  return {
    kind: 'policy-ruled',
    ruling: {
      policyId,
      at: '2021-11-21T08:00:00.000+08:00',
      outcome: 'refused',
      code: 'duplicate',
      sentence: '被保险人已在其他窗口参加本年度同一产品，不重复承保。',
      owner: 'applicant',
    },
  };
}

/** The signed authority of an operator of this desk, or none. */
export function authorised(operatorNo: string, authority: Partial<Authority> | null = {}): FeedItem {
  const operator = demoOperators.find((candidate) => candidate.operatorNo === operatorNo);
  if (operator === undefined) throw new Error(`nobody has ${operatorNo}`);
  const whole = { perClaim: fen(5_000_000), perDay: fen(10_000_000), until: localDate('2022-12-31') };
  return {
    kind: 'operator',
    deskCode: 'TY01',
    operator,
    standing: 'active',
    authority: authority === null ? null : { ...whole, ...authority },
  };
}
