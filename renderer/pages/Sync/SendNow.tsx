/** 立即发送: always works, and says what happened even where nothing did (sync rule 17). */
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { failureOf } from '../../api/failure.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive } from '../../frame/pages.ts';

/** The button in the head of the panel, its answer before it. */
export function SendNow({ status }: { readonly status: Output<'sync.status'> }) {
  const maySend = useMayCall('sync.now');
  const send = useDeskCommand('sync.now');
  const isActive = useIsPageActive();
  const start = () => {
    if (!send.isPending) send.mutate({});
  };
  useHotKey('Ctrl+Enter', start, isActive && maySend);
  if (!maySend) return null;
  return (
    <>
      <span role="status" className="form-hint">
        {send.isPending ? '正在发送……' : wordsOf(send.data, send.error)}
      </span>
      <Button type="primary" loading={send.isPending} onClick={start} disabled={status.centre === null}>
        立即发送
        <KeyHint keys="Ctrl+Enter" />
      </Button>
    </>
  );
}

function wordsOf(outcome: Output<'sync.now'> | undefined, error: unknown): string {
  if (error !== null) return failureOf(error).message;
  if (outcome === undefined) return '';
  const { sent, taken, trouble } = outcome;
  const done = [...(sent > 0 ? [`送达 ${sent} 条`] : []), ...(taken > 0 ? [`收到下发 ${taken} 个`] : [])].join('，');
  if (trouble !== null) return done === '' ? '没有发出，原因见下' : `${done}；其余没有发出，原因见下`;
  return done === '' ? '已联系中心：没有要发送的，也没有新的下发' : `已${done}`;
}
