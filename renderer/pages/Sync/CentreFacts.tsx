/** The centre this desk has joined, and how far each channel of its feed was taken. */
import type { Output } from '../../../shared/contract.ts';
import { Panel } from '../../components/Panel.tsx';
import { minuteOr } from './minute-or.ts';

type Status = Output<'sync.status'>;

export interface CentreFactsProps {
  readonly centre: NonNullable<Status['centre']>;
  readonly channels: Status['channels'];
}

/** The fingerprint is read out over the telephone where somebody doubts the address. */
export function CentreFacts({ centre, channels }: CentreFactsProps) {
  return (
    <Panel title="中心">
      <dl className="facts">
        <dt>名称</dt>
        <dd>{centre.name}</dd>
        <dt>地址</dt>
        <dd className="sync-address">{centre.url}</dd>
        <dt>公钥指纹</dt>
        <dd className="sync-fingerprint">{centre.fingerprint.match(/.{4}/g)?.join(' ')}</dd>
        <dt>统筹区</dt>
        <dd>{centre.admdvs}</dd>
        <dt>接入时间</dt>
        <dd>{minuteOr(centre.joinedAt, '')}</dd>
        <dt>单号字母</dt>
        <dd>{centre.letter ?? '尚未确认'}</dd>
      </dl>
      <table className="sums">
        <caption>已接收的下发</caption>
        <thead>
          <tr>
            <th scope="col">频道</th>
            <th scope="col" className="sum-cell">
              接收到
            </th>
            <th scope="col">时间</th>
          </tr>
        </thead>
        <tbody>
          {channels.map(({ channel, n, takenAt }) => (
            <tr key={channel}>
              <td>{nameOf(channel)}</td>
              <td className="sum-cell">{n === 0 ? '—' : `第 ${n} 个`}</td>
              <td>{minuteOr(takenAt, '—')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function nameOf(channel: string): string {
  if (channel === 'plans') return '产品方案';
  return channel.startsWith('desk/') ? '裁定与答复（本窗口）' : '名单、人员与限额（本统筹区）';
}
