/** Papers on the screen as they will lie on the counter: every page drawn from the PDF, printed by Alt+P. */
import { useRef, useState } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { PAPER_NAMES, type IssuedPaper } from '../../shared/papers.ts';
import { useMayCall } from '../api/desk-context.ts';
import { useIsPageActive } from '../frame/pages.ts';
import { ErrorSentence } from './ErrorSentence.tsx';
import { KeyHint } from './KeyHint.tsx';
import { PaperPages } from './PaperPages.tsx';
import { isLastShown } from './print-paper.ts';
import { useHandOut } from './use-hand-out.ts';
import { usePaper } from './use-paper.ts';
import { useHotKey } from './use-hot-key.ts';

/** The papers of one act, one at a time. Draws nothing when there is none. */
export function PaperView({ papers }: { readonly papers: readonly IssuedPaper[] }) {
  const [shownNo, setShownNo] = useState<string | null>(null);
  const shown = papers.find((paper) => paper.no === shownNo) ?? papers[0];
  if (shown === undefined) return null;
  return (
    <div className="paper-view">
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
          </button>
        ))}
      </div>
      <Paper key={shown.no} paper={shown} />
    </div>
  );
}

function Paper({ paper }: { readonly paper: IssuedPaper }) {
  const { url, error } = usePaper(paper.no);
  const { print, save } = useHandOut(paper.no);
  const mayHandOut = useMayCall('papers.print');
  const sheet = useRef<HTMLDivElement>(null);
  const printOnce = () => {
    if (!print.isPending) print.mutate();
  };
  useHotKey('Alt+P', () => isLastShown(sheet.current) && printOnce(), useIsPageActive() && mayHandOut);
  return (
    <div className="paper" ref={sheet}>
      {mayHandOut && (
        <div className="paper-tools">
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden="true" />}
            loading={print.isPending}
            onClick={printOnce}
          >
            打印
            <KeyHint keys="Alt+P" />
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            另存为 PDF
          </Button>
          <span className="form-hint">首次为原件，之后打印或另存均标“补打”</span>
        </div>
      )}
      <ErrorSentence error={error ?? print.error ?? save.error} />
      {url === null && error === null && <div className="paper-wait">正在生成单证……</div>}
      {url !== null && <PaperPages url={url} name={shortName(paper)} />}
    </div>
  );
}

/** The name without its warning in brackets. */
function shortName(paper: IssuedPaper): string {
  return PAPER_NAMES[paper.kind].replace(/（.*$/, '');
}
