/** 授权: what may be asked under it, and that none can be given here yet. */
import { Empty } from '../../components/Empty.tsx';
import { Panel } from '../../components/Panel.tsx';

/** An empty place that says what will stand here and what to do meanwhile. */
export function Authorizations() {
  return (
    <Panel title="授权">
      <Empty>
        <p>没有此人的授权。查询余额、待遇历史等基本医保信息须本人签署授权，签署功能随授权书文本一并开通。</p>
        <p>在此之前请由本人到医保窗口查询。</p>
      </Empty>
    </Panel>
  );
}
