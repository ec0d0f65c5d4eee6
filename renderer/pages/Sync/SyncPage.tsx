/** 同步 F7: the line and why not, what waits, what came back and who puts it right (sync rules 17, 21, 23). */
import type { Output } from '../../../shared/contract.ts';
import { useMayCall } from '../../api/desk-context.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { ErrorSentence } from '../../components/ErrorSentence.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Alarms } from './Alarms.tsx';
import { CentreFacts } from './CentreFacts.tsx';
import { JoinForm } from './JoinForm.tsx';
import { LineFacts } from './LineFacts.tsx';
import { Outbox } from './Outbox.tsx';
import { Returned } from './Returned.tsx';
import { RosterOffer } from './RosterOffer.tsx';
import { SetAside } from './SetAside.tsx';
import { SendNow } from './SendNow.tsx';
import { Unjoined } from './Unjoined.tsx';
import { useSyncStatus } from './use-sync-status.ts';

/** The line left, the business right; what needs somebody stands above what merely informs. */
export function SyncPage() {
  const status = useSyncStatus();
  const figures = useDeskQuery('desk.figures', {});
  const outbox = useDeskQuery('sync.outbox', {});
  const error = status.error ?? figures.error ?? outbox.error;
  return (
    <div className="sync-page">
      <ErrorSentence error={error} />
      {status.data !== undefined && figures.data !== undefined && (
        <div className="two-columns">
          <div className="sync-column">
            <LineSide status={status.data} figures={figures.data} />
          </div>
          <div className="sync-column">
            <SetAside status={status.data} />
            <Returned status={status.data} />
            <Panel title="未上传的业务">
              {outbox.data !== undefined && <Outbox outbox={outbox.data} isJoined={status.data.centre !== null} />}
            </Panel>
          </div>
        </div>
      )}
    </div>
  );
}

interface LineSideProps {
  readonly status: Output<'sync.status'>;
  readonly figures: Output<'desk.figures'>;
}

function LineSide({ status, figures }: LineSideProps) {
  const mayJoin = useMayCall('sync.join');
  if (status.centre === null) return mayJoin ? <JoinForm /> : <Unjoined />;
  return (
    <>
      <Panel title="线路" extra={<SendNow status={status} />}>
        <LineFacts status={status} figures={figures} />
      </Panel>
      {status.roster !== null && <RosterOffer offer={status.roster} />}
      <Alarms status={status} />
      <CentreFacts centre={status.centre} channels={status.channels} />
    </>
  );
}
