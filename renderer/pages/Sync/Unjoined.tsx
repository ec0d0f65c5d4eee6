/** A desk without a centre, seen by those who cannot join one. */
import { useWhoMay } from '../../components/NotYours.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

/** What goes on, who changes it, and what to do until then. */
export function Unjoined() {
  const who = useWhoMay('接入中心', 'sync.join');
  return (
    <Panel title="线路">
      <Notice tone="plain">
        <p>本窗口尚未接入中心：业务照常办理，全部保存在本机；承保结果由中心裁定，接入前均为待承保。</p>
        <p>{who}</p>
        <p>在此之前，请主管或系统管理人员每天在“设置 → 窗口”做一次备份，存到单位保管的移动介质。</p>
      </Notice>
    </Panel>
  );
}
