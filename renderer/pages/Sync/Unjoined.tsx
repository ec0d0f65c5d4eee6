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
        <p>在此之前，每天下班退出程序后，请把整个数据文件夹复制一份，存到单位保管的移动介质。</p>
      </Notice>
    </Panel>
  );
}
