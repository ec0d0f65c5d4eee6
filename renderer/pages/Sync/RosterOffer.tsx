/** A roster the centre offers: under way, or stopped until an administrator has asked the centre (sync rule 27). */
import { useState } from 'react';
import { Button } from 'antd';
import type { Output } from '../../../shared/contract.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskCommand } from '../../api/use-desk-command.ts';
import { counted } from '../../components/counted.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

type Offer = NonNullable<Output<'sync.status'>['roster']>;

/** The offer with its state. */
export function RosterOffer({ offer }: { readonly offer: Offer }) {
  const { fileName, asOf, base, rows, stopped } = offer;
  return (
    <Panel title="中心下发的参保名单">
      <p>
        {fileName}，截至 {asOf}，{base === null ? '全量' : `增量（依据 ${base}）`} {counted(rows)} 行。
      </p>
      {stopped === null ? (
        <p className="form-hint">正在接收或等待接收，完成后自动启用；进度在“设置 → 参保库”。</p>
      ) : (
        <Stopped sha256={offer.sha256} sentence={stopped.sentence} />
      )}
    </Panel>
  );
}

function Stopped({ sha256, sentence }: { readonly sha256: string; readonly sentence: string }) {
  const mayAccept = useMayCall('sync.acceptRoster');
  const accept = useDeskCommand('sync.acceptRoster');
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Notice tone="warning">{sentence}</Notice>
      {mayAccept && (
        <div className="form-actions">
          {isAsked ? (
            <>
              <Button
                danger
                type="primary"
                autoFocus
                loading={accept.isPending}
                onClick={() => accept.mutate({ sha256 })}
              >
                已向中心核实，采用
              </Button>
              <Button onClick={() => setIsAsked(false)}>不采用</Button>
            </>
          ) : (
            <Button onClick={() => setIsAsked(true)}>仍然采用</Button>
          )}
        </div>
      )}
      <ErrorSentence error={accept.error} />
    </>
  );
}
