/** The act that is due on the claim: 认定, 复核 or 核定; or why this person cannot do it, or what was decided. */
import { minuteOf } from '../../../shared/dates.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { assertNever } from '../../../shared/assert-never.ts';
import { Notice } from '../../components/Notice.tsx';
import { Decided } from './Decided.tsx';
import { DecideForm } from './DecideForm.tsx';
import { DetermineForm } from './DetermineForm.tsx';
import { ReviewForm } from './ReviewForm.tsx';

/** A form stands here only for whoever may confirm it. */
export function ActPanel({ claim }: { readonly claim: OfficeClaim }) {
  const { stage, may } = claim;
  switch (stage) {
    case 'determination':
      return may.determine === null ? <DetermineForm claim={claim} /> : <CannotAct why={may.determine} />;
    case 'review':
      return may.review === null ? <ReviewForm claim={claim} /> : <CannotAct why={may.review} />;
    case 'decision':
      // A figure that moved makes a new form: a refusal of the old figure goes, what was typed stays.
      return may.decide === null ? (
        <DecideForm key={String(claim.now[0]?.payable)} claim={claim} />
      ) : (
        <CannotAct why={may.decide} />
      );
    case 'desk':
      return <AtTheDesk claim={claim} />;
    case 'decided':
      return claim.decision === null ? null : <Decided claim={claim} decision={claim.decision} />;
    default:
      return assertNever(stage);
  }
}

function CannotAct({ why }: { readonly why: string }) {
  return <Notice tone="plain">{why}</Notice>;
}

function AtTheDesk({ claim: { amendedAt, reviews, settlementId, desk } }: { readonly claim: OfficeClaim }) {
  if (amendedAt !== null) {
    const at = minuteOf(amendedAt);
    return <Notice tone="plain">{`窗口 ${desk.deskCode} 已于 ${at} 更正本案，重新试算后再办理。`}</Notice>;
  }
  const returned = reviews.findLast((review) => review.settlementId === settlementId && review.verdict === 'returned');
  return (
    <Notice tone="plain">
      {returned === undefined
        ? `有责任待补，窗口 ${desk.deskCode} 补齐材料并重新试算后再办理。`
        : `已退回窗口 ${desk.deskCode}：${returned.reason ?? ''}。窗口更正并重新试算后再办理。`}
    </Notice>
  );
}
