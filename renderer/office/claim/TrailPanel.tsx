/** What was done with the claim so far, by whom and when. */
import { minuteOf } from '../../../shared/dates.ts';
import type { Officer } from '../../../shared/decision.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import { ZERO } from '../../../shared/money.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { decidedWords, isFollowing } from '../../../shared/settle/owed.ts';
import { Panel } from '../../components/Panel.tsx';

interface Deed {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly why: string | null;
}

/** In order of time. */
export function TrailPanel({ claim }: { readonly claim: OfficeClaim }) {
  return (
    <Panel title="办理经过">
      <ol className="trail">
        {deedsOf(claim).map(({ at, who, what, why }) => (
          <li key={`${at} ${what}`}>
            <span className="cell-soft">{minuteOf(at)}</span>
            <span>{who}</span>
            <span>
              {what}
              {why === null ? '' : `：${why}`}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function deedsOf(claim: OfficeClaim): Deed[] {
  const { enteredBy, determination, reviews, decision, desk } = claim;
  const clerk = `${enteredBy.name}（${enteredBy.operatorNo}，窗口 ${desk.deskCode}）`;
  const deeds: Deed[] = [
    { at: claim.openedAt, who: clerk, what: '受理', why: null },
    { at: claim.triedAt, who: clerk, what: '试算', why: null },
  ];
  if (determination !== null) {
    const { at, by, status, firstDiagnosedOn, reason } = determination;
    const when = firstDiagnosedOn === null ? '' : `（首次确诊 ${firstDiagnosedOn}）`;
    deeds.push({ at, who: officerOf(by), what: `认定为${HEALTH_STATUS_NAMES[status]}${when}`, why: reason });
  }
  for (const { at, by, verdict, reason } of reviews) {
    deeds.push({ at, who: officerOf(by), what: verdict === 'agreed' ? '复核同意' : '复核退回', why: reason });
  }
  if (decision !== null) {
    const { at, by, verdict, payable, recover = ZERO, reason } = decision;
    const what = `核定：${decidedWords({ verdict, payable, recover }, claim.now.some(isFollowing))}`;
    deeds.push({ at, who: officerOf(by), what, why: reason });
  }
  return deeds.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function officerOf({ name, operatorNo, place }: Officer): string {
  return `${name}（${operatorNo}，${place === 'centre' ? '理赔审核' : '窗口'}）`;
}
