/** 产品: what is offered here, what its documents leave open, what is a sample. */
import type { PlanOffer } from '../../../shared/contract/enrollment.ts';
import { TENDER_NAMES } from '../../../shared/payment.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Empty } from '../../components/Empty.tsx';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Money } from '../../components/Money.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

/** A panel per product. */
export function PlansPart() {
  const query = useDeskQuery('plans.offers', {});
  const offers = query.data?.offers ?? [];
  return (
    <div className="two-columns">
      <ErrorSentence error={query.error} />
      {query.data !== undefined && offers.length === 0 && <Empty>没有产品方案。</Empty>}
      {offers.map((offer) => (
        <Plan key={offer.planId} offer={offer} />
      ))}
    </div>
  );
}

function Plan({ offer }: { readonly offer: PlanOffer }) {
  const { window, cover, premium } = offer;
  return (
    <Panel
      title={offer.productName}
      extra={offer.coverYear !== null && <span className="panel-note">{offer.coverYear} 年度</span>}
    >
      {offer.closed === null ? (
        <Notice tone="good">今日可受理。</Notice>
      ) : (
        <Notice tone="warning">{offer.closed}</Notice>
      )}
      <dl className="facts">
        <dt>保障年度</dt>
        <dd>{offer.coverYear ?? '未定'}</dd>
        <dt>参保期</dt>
        <dd>{window === null ? '未定' : `${window.from} 至 ${window.to}`}</dd>
        <dt>保险期间</dt>
        <dd>{cover === null ? '未定' : `${cover.from} 至 ${cover.to}`}</dd>
        <dt>保费</dt>
        <dd>{premium === null ? '未定' : <Money amount={premium} />}</dd>
        <dt>缴费方式</dt>
        <dd>{offer.tenders.map((tender) => TENDER_NAMES[tender]).join('、') || '未定'}</dd>
        <dt>既往症告知</dt>
        <dd>{offer.asksHealth ? '投保时询问' : '投保时不询问'}</dd>
      </dl>
      {offer.unset.length > 0 && <Names title="方案未定、等待签字数值" names={offer.unset} />}
      {offer.samples.length > 0 && <Names title="样例数值（仅供体验，非真实产品数据）" names={offer.samples} />}
    </Panel>
  );
}

function Names({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <div>
      <h3>
        {title}（{names.length} 项）
      </h3>
      <p className="form-hint">{names.join('；')}</p>
    </div>
  );
}
