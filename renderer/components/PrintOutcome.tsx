/** Below the print button: what became of the last print, and the one word that corrects it. */
import { Button } from 'antd';
import { ErrorSentence } from './ErrorSentence.tsx';
import { Notice } from './Notice.tsx';
import type { HandOut, LastPrint } from './use-hand-out.ts';

/** Nothing before the first print. No key is needed where all went well. */
export function PrintOutcome({ handOut }: { readonly handOut: HandOut }) {
  const { last, answer, print } = handOut;
  if (last === null || print.isPending) return null;
  const say = (cameOut: boolean) => !answer.isPending && answer.mutate(cameOut);
  const nos = last.prints.map(({ no }) => no);
  return (
    <>
      <Notice tone={last.state === 'out' ? 'good' : last.state === 'refused' ? 'warning' : 'plain'}>
        <div className="print-outcome">
          <span>{wordsOf(last)}</span>
          {last.state === 'asked' && <Button onClick={() => say(true)}>已打出</Button>}
          {(last.state === 'asked' || last.state === 'out') && (
            <Button loading={answer.isPending} onClick={() => say(false)}>
              没打出
            </Button>
          )}
          {last.state === 'refused' && (
            <Button onClick={() => print.mutate({ nos, to: 'dialog' })}>改用打印对话框</Button>
          )}
        </div>
      </Notice>
      <ErrorSentence error={answer.error} />
    </>
  );
}

function wordsOf({ prints, state, reason }: LastPrint): string {
  const what = prints.length === 1 ? copyWords(prints[0]?.reprint ?? 0) : `${prints.length} 份`;
  switch (state) {
    case 'out':
      return `已打印（${what}）。纸没有出来的，请点“没打出”。`;
    case 'asked':
      return `已交给打印（${what}），等待确认。`;
    case 'refused':
      return reason;
    case 'not-out':
      return `已记为没打出（${what}）；再次打印仍是同一份，不算补打。`;
  }
}

function copyWords(reprint: number): string {
  return reprint === 0 ? '原件' : `补打 第${reprint}次`;
}
