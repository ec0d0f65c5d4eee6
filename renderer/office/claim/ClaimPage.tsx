/** One claim: left what was claimed, right what it pays, why, and the act that is due. */
import { Button } from 'antd';
import { OFFICE_STAGE_NAMES } from '../../../shared/office/stage.ts';
import type { OfficeClaim } from '../../../shared/office/claim.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import { ActPanel } from './ActPanel.tsx';
import { EarlierPanel } from './EarlierPanel.tsx';
import { FiguresPanel } from './FiguresPanel.tsx';
import { PaperPanel } from './PaperPanel.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { SheetPanel } from './SheetPanel.tsx';
import { TrailPanel } from './TrailPanel.tsx';
import { type Reveal, useClaimFile } from './use-claim-file.ts';
import { VisitPanel } from './VisitPanel.tsx';

export interface ClaimPageProps {
  readonly claimId: string;
  readonly isActive: boolean;
  readonly back: () => void;
}

/** Esc goes back to the queue; what was typed stays with the claim. */
export function ClaimPage({ claimId, isActive, back }: ClaimPageProps) {
  const { claim, reveal } = useClaimFile(claimId);
  useHotKey('Escape', back, isActive);
  useHotKey('Alt+R', () => void claim.refetch(), isActive);
  return (
    <section className="page" aria-label="理赔案">
      <div className="page-head office-claim-head">
        <Button onClick={back}>
          返回队列
          <KeyHint keys="Esc" />
        </Button>
        {claim.data !== undefined && <Head claim={claim.data} />}
        <Button type="text" onClick={() => void claim.refetch()} loading={claim.isFetching}>
          刷新
          <KeyHint keys="Alt+R" />
        </Button>
      </div>
      <ErrorSentence error={claim.error ?? reveal.error} />
      {claim.data !== undefined && <Sides claim={claim.data} reveal={reveal} />}
    </section>
  );
}

function Head({ claim }: { readonly claim: OfficeClaim }) {
  const { stage, insured, desk, day, decision } = claim;
  return (
    <>
      <h1>{insured.psn_name}</h1>
      <span className={`tag tag-${stage === 'decided' ? 'good' : 'warning'}`}>{OFFICE_STAGE_NAMES[stage]}</span>
      <p>
        {claim.policy.productName} {claim.policy.coverYear} 年度 · 受理窗口 {desk.deskCode} {desk.site} ·{' '}
        {claim.openedAt.slice(0, 10)} 受理{decision === null ? `，第 ${day} 日` : ''}
      </p>
    </>
  );
}

function Sides({ claim, reveal }: { readonly claim: OfficeClaim; readonly reveal: Reveal }) {
  return (
    <div className="job">
      <div className="job-stack">
        <PersonPanel claim={claim} reveal={reveal} />
        <SheetPanel sheet={claim.visit.sheet} />
        <VisitPanel visit={claim.visit} names={claim.names} />
        <PaperPanel claim={claim} />
        <TrailPanel claim={claim} />
      </div>
      <div className="job-stack">
        <FiguresPanel claim={claim} act={<ActPanel claim={claim} />} />
        <EarlierPanel claim={claim} />
      </div>
    </div>
  );
}
