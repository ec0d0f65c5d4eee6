/** What this window is. */
import { ZONE_NAMES } from '../../../shared/desk.ts';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { Notice } from '../../components/Notice.tsx';
import { Panel } from '../../components/Panel.tsx';

/** Code, site, zone, epoch, mode, version. */
export function DeskPart() {
  const status = useDeskQuery('desk.status', {}).data;
  const figures = useDeskQuery('desk.figures', {}).data;
  if (status?.desk === null || status?.desk === undefined) return null;
  const { desk, mode, version } = status;
  const backup = figures?.lastBackupAt ?? null;
  return (
    <Panel title="窗口">
      <dl className="facts">
        <dt>窗口代码</dt>
        <dd>{desk.deskCode}</dd>
        <dt>服务点</dt>
        <dd>{desk.site}</dd>
        <dt>网络区域</dt>
        <dd>{ZONE_NAMES[desk.zone]}</dd>
        <dt>用途</dt>
        <dd>{mode === 'demo' ? '体验模式（虚构数据）' : '正式窗口'}</dd>
        <dt>号段</dt>
        <dd>{desk.epochConfirmed ? '已由中心确认' : '未经中心确认，单证号带两位随机字符'}</dd>
        <dt>最近备份</dt>
        <dd>{backup === null ? '尚无' : backup.slice(0, 16).replace('T', ' ')}</dd>
        <dt>程序版本</dt>
        <dd>{version}</dd>
      </dl>
      {backup === null && (
        <Notice tone="plain">
          定时备份将在后续版本提供。在此之前请每天下班退出程序后，把整个数据文件夹复制一份，存到单位保管的移动介质；其中内容已加密。
        </Notice>
      )}
      {!desk.epochConfirmed && (
        <Notice tone="plain">
          向中心登记、取得正式号段将在后续版本提供；在此之前单证号带两位随机字符，以减少与其他窗口重号。请勿让两个窗口使用同一窗口代码。
        </Notice>
      )}
    </Panel>
  );
}
