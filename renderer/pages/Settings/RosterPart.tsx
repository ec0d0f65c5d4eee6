/** 参保库: which version is in force and which was before, the import of the next one, and the way back. */
import { useMayCall } from '../../api/desk-context.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useRunningJob } from '../../components/use-job.ts';
import { RosterImport } from './RosterImport.tsx';
import { RosterVersions } from './RosterVersions.tsx';

/** Left what is in force, right the import for who may do it. */
export function RosterPart() {
  const mayImport = useMayCall('roster.import');
  return (
    <div className="two-columns">
      <RosterVersions />
      {mayImport ? <RosterImport /> : <OthersImport />}
    </div>
  );
}

/** Whose work it is, and an import that runs: it must not run unseen. */
function OthersImport() {
  const job = useRunningJob('roster.import');
  return (
    <Panel title="导入参保名单">
      <Notice tone="plain">导入和换回由系统管理或主管办理。名单有误时，请告诉他们错在哪里、应以哪天的名单为准。</Notice>
      {job !== null && (
        <JobProgress job={job} cancel={null}>
          {() => null}
        </JobProgress>
      )}
    </Panel>
  );
}
