/** A claim as the citizen sees it: the figure large, both while 既往症 is undetermined, who bore what, and why (counter rule 10). */
import { lazy, Suspense, useRef } from 'react';
import type { ContentOf, CustomerAnswer, CustomerFigure } from '../../../shared/customer-screen.ts';
import { HEALTH_STATUS_NAMES } from '../../../shared/health.ts';
import { type Fen, formatYuan, inWords } from '../../../shared/money.ts';
import { Adjustments } from '../../components/Adjustments.tsx';
import { More } from './More.tsx';
import { Head } from './Parts.tsx';
import { Rating } from './Rating.tsx';

const Waterfall = lazy(async () => ({ default: (await import('../../components/Waterfall.tsx')).Waterfall }));

export interface ClaimViewProps {
  readonly claim: ContentOf<'claim'>;
  readonly answer: (answer: CustomerAnswer) => void;
}

/** Figures first, then the chart and the steps of the one the clerk has chosen. With a new paper it starts from the top again. */
export function ClaimView({ claim, answer }: ClaimViewProps) {
  const { product, person, stay, figures, chosen, paper, rating } = claim;
  const figure = figures.find(({ healthStatus }) => healthStatus === chosen) ?? figures[0];
  const column = useRef<HTMLElement>(null);
  return (
    <main className="customer-column">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys (axe) */}
      <section key={paper} ref={column} className="customer-claim" aria-label="理赔试算" tabIndex={0}>
        <Head title={product} person={person} />
        <p>{stay}</p>
        <div className="customer-figures">
          {figures.map((one) => (
            <Figure key={one.healthStatus} figure={one} isOnly={figures.length === 1} />
          ))}
        </div>
        <p className="customer-strong">这是试算，不是给付决定，以保险公司核定为准。</p>
        {figures.length > 1 && <p>是否属于既往症由保险公司审核认定；认定以前两种结果并列。</p>}
        {paper !== null && <p role="status">理赔试算单 {paper} 已出具，请核对后收好。</p>}
        {rating !== null && <Rating key={rating.asking} asked={rating} answer={answer} />}
        {figure !== undefined && <Why figure={figure} />}
      </section>
      <More column={column} />
    </main>
  );
}

function Figure({ figure, isOnly }: { readonly figure: CustomerFigure; readonly isOnly: boolean }) {
  const { healthStatus, payable, payableSoFar, words, following } = figure;
  if (following !== null && payable !== null) return <Following payable={payable} recover={following.recover} />;
  const label = isOnly ? '可赔' : `${HEALTH_STATUS_NAMES[healthStatus]}时可赔`;
  return (
    <section className="customer-amount" aria-label={label}>
      <p>{label}</p>
      <strong className={words === null ? '' : 'customer-words'}>
        {words ?? (payable === null ? '待补' : `¥${formatYuan(payable)}`)}
      </strong>
      {words === null && <p>{payable === null ? `已能算出的部分 ¥${formatYuan(payableSoFar)}` : inWords(payable)}</p>}
    </section>
  );
}

/** What is paid more and what is to come back, each said for itself (counter rule 21). */
function Following({ payable, recover }: { readonly payable: Fen; readonly recover: Fen }) {
  return (
    <>
      {(payable > 0 || recover === 0) && <Said label="应补付" amount={payable} />}
      {recover > 0 && <Said label="须追回" amount={recover} />}
    </>
  );
}

function Said({ label, amount }: { readonly label: string; readonly amount: Fen }) {
  return (
    <section className="customer-amount" aria-label={label}>
      <p>{label}</p>
      <strong>¥{formatYuan(amount)}</strong>
      <p>{inWords(amount)}</p>
    </section>
  );
}

function Why({ figure }: { readonly figure: CustomerFigure }) {
  const { bars, lines, steps, payable, healthStatus, following } = figure;
  const name = HEALTH_STATUS_NAMES[healthStatus];
  return (
    <>
      {following === null ? (
        <>
          <h2>费用由谁承担（{name}）</h2>
          <Suspense fallback={<div className="waterfall" />}>
            <Waterfall bars={bars} isPending={payable === null} />
          </Suspense>
        </>
      ) : (
        <>
          <h2>各笔账单的补付和追回</h2>
          <Adjustments rows={following.adjustments} owed={{ payable, recover: following.recover }} />
        </>
      )}
      <h2>各项责任</h2>
      <ul className="customer-lines">
        {lines.map((line) => (
          <li key={line.name}>
            <strong>{line.name}</strong>
            <span>{line.payable === null || following !== null ? '' : `¥${formatYuan(line.payable)}`}</span>
            <p>{line.sentence}</p>
          </li>
        ))}
      </ul>
      <h2>计算步骤（{name}）</h2>
      <ol className="customer-steps">
        {steps.map(({ title, formula, result, source }, at) => (
          <li key={at}>
            <strong>{title}</strong>
            <span>{result}</span>
            {formula !== result && <p>{formula}</p>}
            <p className="customer-soft">依据：{source}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
