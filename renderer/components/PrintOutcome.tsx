/** Below the print button: what became of the last prints, and the one word that corrects each. */
import { Button } from 'antd';
import { PAPER_NAMES } from '../../shared/papers.ts';
import { ErrorSentence } from './ErrorSentence.tsx';
import { Notice } from './Notice.tsx';
import type { GonePrint, HandOut } from './use-hand-out.ts';

/** Nothing before the first print. No key is needed where all went well. */
export function PrintOutcome({ handOut }: { readonly handOut: HandOut }) {
  const { last, answer, print } = handOut;
  const state = LEADING.find((one) => last.some((gone) => gone.state === one));
  if (state === undefined || print.isPending) return null;
  const leading = last.filter((gone) => gone.state === state);
  const isOne = last.length === 1;
  return (
    <>
      <Notice tone={state === 'out' ? 'good' : state === 'refused' || reasonOf(leading) !== '' ? 'warning' : 'plain'}>
        <div className="print-outcome">
          <span>{wordsOf(state, leading, isOne)}</span>
          {state === 'asked' && (
            <Button onClick={() => !answer.isPending && answer.mutate({ prints: leading, cameOut: true })}>
              已打出
            </Button>
          )}
          {isOne && <NotOut print={leading[0]} handOut={handOut} />}
          {state === 'refused' && (
            <Button onClick={() => print.mutate({ nos: leading.map(({ no }) => no), to: 'dialog' })}>
              改用打印对话框
            </Button>
          )}
        </div>
        {!isOne && (
          <ul className="plain-list">
            {last.map((gone) => (
              <li key={gone.printId} className="print-outcome">
                <span>{nameOf(gone)}</span>
                <span className="cell-soft">{`${copyWords(gone.reprint)} · ${STATE_NAMES[gone.state]}`}</span>
                <NotOut print={gone} handOut={handOut} />
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <ErrorSentence error={answer.error} />
    </>
  );
}

/** 没打出 is said of one paper: its neighbours may well be out. */
function NotOut({ print, handOut }: { readonly print: GonePrint | undefined; readonly handOut: HandOut }) {
  const { answer } = handOut;
  if (print === undefined || (print.state !== 'asked' && print.state !== 'out')) return null;
  return (
    <Button
      aria-label={`没打出：${nameOf(print)}`}
      disabled={answer.isPending}
      onClick={() => answer.mutate({ prints: [print], cameOut: false })}
    >
      没打出
    </Button>
  );
}

/** What needs somebody goes before what went well. */
const LEADING = ['refused', 'asked', 'out', 'not-out'] as const;

const STATE_NAMES: Readonly<Record<GonePrint['state'], string>> = {
  refused: '打印机没有接受',
  asked: '等待确认',
  out: '已打印',
  'not-out': '已记为没打出',
};

function wordsOf(state: GonePrint['state'], leading: readonly GonePrint[], isOne: boolean): string {
  const what = isOne ? copyWords(leading[0]?.reprint ?? 0) : `${leading.length} 份`;
  const reason = reasonOf(leading);
  switch (state) {
    case 'out':
      return `已打印（${what}）。纸没有出来的，请点“没打出”。`;
    case 'asked':
      return reason === '' ? `已交给打印（${what}），等待确认。` : `${reason}出了纸点“已打出”，没出纸点“没打出”。`;
    case 'refused':
      return reason;
    case 'not-out':
      return `已记为没打出（${what}）；再次打印仍是同一份，不算补打。`;
  }
}

function reasonOf(prints: readonly GonePrint[]): string {
  return prints.find(({ reason }) => reason !== '')?.reason ?? '';
}

function nameOf({ kind }: GonePrint): string {
  return PAPER_NAMES[kind].replace(/（.*$/, '');
}

function copyWords(reprint: number): string {
  return reprint === 0 ? '原件' : `补打 第${reprint}次`;
}
