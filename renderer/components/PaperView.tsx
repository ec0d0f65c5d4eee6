/** Papers on the screen as they will lie on the counter: every page drawn from the PDF, printed by Alt+P. */
import { useEffect, useRef, useState } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { PAPER_NAMES, type IssuedPaper } from '../../shared/papers.ts';
import { useMayCall } from '../api/desk-context.ts';
import { useIsPageActive } from '../frame/pages.ts';
import { ErrorSentence } from './ErrorSentence.tsx';
import { KeyHint } from './KeyHint.tsx';
import { PaperPages } from './PaperPages.tsx';
import { isLastShown } from './print-paper.ts';
import { PrintOutcome } from './PrintOutcome.tsx';
import { useHandOut, type HandOut } from './use-hand-out.ts';
import { usePaper } from './use-paper.ts';
import { useHotKey } from './use-hot-key.ts';

export interface PaperViewProps {
  /** Issued by the act just done: Alt+P prints them together. */
  readonly fresh: readonly IssuedPaper[];
  /** Issued before: printed one at a time. */
  readonly older?: readonly IssuedPaper[];
  /** Numbers of papers whose payment gave way to another. */
  readonly superseded?: ReadonlySet<string>;
  /** The print button takes the focus: printing is what comes next. */
  readonly takesFocus?: boolean;
}

/** The papers of one act, one at a time. Draws nothing when there is none. */
export function PaperView({ fresh, older = [], superseded, takesFocus = false }: PaperViewProps) {
  const [shownNo, setShownNo] = useState<string | null>(null);
  const handOut = useHandOut();
  const view = useRef<HTMLDivElement>(null);
  const papers = [...fresh, ...older];
  const shown = papers.find((paper) => paper.no === shownNo) ?? papers[0];
  if (shown === undefined) return null;
  const due = older.includes(shown) ? [] : fresh.filter(({ no }) => !handOut.handed.has(no));
  return (
    <div className="paper-view" ref={view}>
      <div className="paper-tabs" role="group" aria-label="单证">
        {papers.map((paper) => (
          <button
            key={paper.no}
            type="button"
            className="paper-tab"
            aria-pressed={paper.no === shown.no}
            onClick={() => setShownNo(paper.no)}
          >
            {shortName(paper)}
            <span>{paper.no}</span>
            {superseded?.has(paper.no) === true && <span className="paper-superseded">已改换，作废</span>}
          </button>
        ))}
      </div>
      <Tools
        view={view}
        shown={shown}
        toPrint={due.length > 0 ? due : [shown]}
        handOut={handOut}
        takesFocus={takesFocus}
      />
      <Paper key={shown.no} paper={shown} />
    </div>
  );
}

interface ToolsProps {
  readonly view: { readonly current: HTMLElement | null };
  readonly shown: IssuedPaper;
  /** What Alt+P prints. */
  readonly toPrint: readonly IssuedPaper[];
  readonly handOut: HandOut;
  readonly takesFocus: boolean;
}

function Tools({ view, shown, toPrint, handOut, takesFocus }: ToolsProps) {
  const { print, save } = handOut;
  const mayHandOut = useMayCall('papers.print');
  const button = useRef<HTMLButtonElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const isGone = handOut.last.length > 0 && !print.isPending;
  useEffect(() => {
    // One more Enter on the button would be another copy; whoever has gone on to type is left alone.
    if (isGone && document.activeElement === button.current) outcome.current?.focus({ preventScroll: true });
  }, [isGone]);
  const printOnce = (papers: readonly IssuedPaper[]) => {
    if (!print.isPending) print.mutate({ nos: papers.map(({ no }) => no), to: 'printer' });
  };
  useHotKey('Alt+P', () => isLastShown(view.current) && printOnce(toPrint), useIsPageActive() && mayHandOut);
  if (!mayHandOut) return null;
  const isShownOnly = toPrint.length === 1 && toPrint[0] === shown;
  return (
    <>
      <div className="paper-tools">
        <Button
          ref={button}
          type="primary"
          icon={<PrinterOutlined aria-hidden="true" />}
          loading={print.isPending}
          onClick={() => printOnce(toPrint)}
        >
          {isShownOnly ? '打印' : wordsFor(toPrint)}
          <KeyHint keys="Alt+P" />
        </Button>
        {!isShownOnly && <Button onClick={() => printOnce([shown])}>只打印这份</Button>}
        <Button loading={save.isPending} onClick={() => save.mutate(shown.no)}>
          另存为 PDF
        </Button>
        <span className="form-hint">首次为原件，之后打印或另存均标“补打”</span>
      </div>
      <ErrorSentence error={print.error ?? save.error} />
      <div ref={outcome} className="print-said" tabIndex={-1}>
        <PrintOutcome handOut={handOut} />
      </div>
    </>
  );
}

/** Several papers by their count, a single one that is not in sight by its name. */
function wordsFor(papers: readonly IssuedPaper[]): string {
  const [first, ...others] = papers;
  return first === undefined || others.length > 0 ? `打印全部 ${papers.length} 份` : `打印${shortName(first)}`;
}

function Paper({ paper }: { readonly paper: IssuedPaper }) {
  const { url, error } = usePaper(paper.no);
  return (
    <div className="paper">
      <ErrorSentence error={error} />
      {url === null && error === null && <div className="paper-wait">正在生成单证……</div>}
      {url !== null && <PaperPages url={url} name={shortName(paper)} />}
    </div>
  );
}

/** The name without its warning in brackets. */
function shortName(paper: IssuedPaper): string {
  return PAPER_NAMES[paper.kind].replace(/（.*$/, '');
}
