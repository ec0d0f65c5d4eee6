/** Prints nobody has confirmed: each is said to have come out or not, before the day is closed. */
import { Button } from 'antd';
import { PAPER_NAMES } from '../../../shared/papers.ts';
import { PROFILE_NAMES } from '../../../shared/print-profile.ts';
import type { OpenPrint } from '../../../shared/contract/papers.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Nothing when nothing waits. */
export function Unconfirmed({ choose }: { readonly choose: (no: string) => void }) {
  const open = useDeskQuery('papers.unconfirmed', {});
  const confirm = useDeskCommand('papers.confirm');
  const mayConfirm = useMayCall('papers.confirm');
  const prints: readonly OpenPrint[] = open.data?.prints ?? [];
  if (prints.length === 0) return <ErrorSentence error={open.error} />;
  const say = (printIds: string[], cameOut: boolean, onSaid?: () => void) =>
    !confirm.isPending && confirm.mutate({ printIds, cameOut }, { onSuccess: () => onSaid?.() });
  return (
    <Panel title={`未确认的打印（${prints.length}）`}>
      <p className="form-hint">
        交给打印后没有得到结果。纸在手里的点“已打出”；没有出纸的点“没打出”，右侧随即打开那份单证，再打印仍是同一份。
      </p>
      <ErrorSentence error={confirm.error} />
      <ul className="plain-list">
        {prints.map((print) => (
          <li key={print.printId} className="print-outcome">
            <button type="button" className="link-button" onClick={() => choose(print.no)}>
              {print.no}
            </button>
            <span>{PAPER_NAMES[print.kind].replace(/（.*$/, '')}</span>
            <span>{print.reprint === 0 ? '原件' : `补打 第${print.reprint}次`}</span>
            <span className="cell-soft">
              {print.startedAt.slice(5, 16).replace('T', ' ')} · {print.operatorNo} · {PROFILE_NAMES[print.profile]}
            </span>
            {mayConfirm && (
              <>
                <Button size="small" onClick={() => say([print.printId], true)}>
                  已打出
                </Button>
                <Button size="small" onClick={() => say([print.printId], false, () => choose(print.no))}>
                  没打出
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {mayConfirm && prints.length > 1 && (
        <Button
          onClick={() =>
            say(
              prints.slice(0, 20).map(({ printId }) => printId),
              true,
            )
          }
        >
          全部已打出
        </Button>
      )}
    </Panel>
  );
}
