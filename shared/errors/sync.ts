/** Sentences of the errors between desk and centre, seen from the desk: what is wrong, and who does what next. */
import { FORKED_STEP } from '../takeover.ts';

const GOES_ON = '柜面业务照常办理，恢复后自动补传。';

export const syncErrors = {
  'line-unreachable': (d: { host: string }) =>
    `连不上中心 ${d.host}：网络不通。请检查网线、路由器或专网线路；${GOES_ON}`,
  'line-refused': (d: { host: string }) =>
    `网络是通的，但中心 ${d.host} 没有开机或不在服务。请向中心管理人员核实；${GOES_ON}`,
  'line-insecure': (d: { host: string }) =>
    `中心 ${d.host} 的证书不可信，为防止信息外泄没有发送。请核对中心地址，或请网络管理人员安装单位的证书；${GOES_ON}`,
  'line-broken': (d: { host: string }) => `与中心 ${d.host} 的连接中途断开，稍后自动重试；${GOES_ON}`,
  'line-slow': (d: { host: string; seconds: number }) =>
    `中心 ${d.host} 在 ${d.seconds} 秒内没有答复，稍后自动重试；${GOES_ON}`,
  'line-too-large': (d: { host: string; limit: string }) =>
    `中心 ${d.host} 的答复超过 ${d.limit}，没有接收。请联系中心管理人员；${GOES_ON}`,
  'line-garbled': (d: { host: string; status: number }) =>
    `${d.host} 的答复无法识别（HTTP ${d.status}）：可能不是中心系统，或被上网认证等设备改动。请核对中心地址和网络；${GOES_ON}`,
  /** The centre's own sentence, which names the next step. */
  'centre-said': (d: { code: string; message: string }) => d.message,
  'sync-not-joined': (_: Record<never, never>) =>
    '本窗口尚未接入中心。请由系统管理人员在“同步”页填写中心地址和注册码。',
  'sync-joined-already': (d: { centre: string }) =>
    `本窗口已接入 ${d.centre}，不能重复接入。需要更换中心时请联系原中心管理人员。`,
  'sync-stand-alone': (_: Record<never, never>) =>
    '本窗口登记为“单机（无网络）”，不能联网接入中心。确有线路时请按实际网络区域重新登记窗口。',
  'sync-address': (d: { problem: string }) =>
    `中心地址${d.problem}。请照中心发的通知填写，例如 https://zhongxin.example.cn。`,
  'sync-answer-differs': (d: { no: number }) =>
    `中心对第 ${d.no} 批的答复与发出的内容对不上，已停止上传以免出错。请把这句话告诉技术支持；${GOES_ON}`,
  'sync-fork': (d: { seq: number }) =>
    `中心已存有本窗口第 ${d.seq} 笔，但内容不同：有两台电脑在用同一窗口，或本机数据曾退回到从前。已停止上传和办理业务，本机数据没有改动。${FORKED_STEP}。`,
  'sync-gap': (d: { expected: number; have: number }) =>
    `中心要第 ${d.expected} 笔，本机只有到第 ${d.have} 笔，两边对不上，已停止上传。请立即告诉主管和中心管理人员。`,
  'sync-feed-behind': (d: { channel: string; have: number; newest: number }) =>
    `中心的下发 ${d.channel} 只到第 ${d.newest} 个，本窗口已收到第 ${d.have} 个：中心的数据可能被恢复过。已停止接收，请告诉中心管理人员。`,
  'sync-package-refused': (d: { channel: string; n: number; problem: string }) =>
    `中心下发的 ${d.channel} 第 ${d.n} 个包${d.problem}，整包没有采用。请把这句话告诉中心管理人员；${GOES_ON}`,
  'sync-package-newer': (d: { channel: string; n: number }) =>
    `中心下发的 ${d.channel} 第 ${d.n} 个包是新版程序的格式，本程序看不懂，整包没有采用。请升级程序；柜面业务照常办理。`,
  'desk-revoked': (_: Record<never, never>) =>
    '本窗口已被中心停用，不能再办理新业务，可以查询。已办业务都在本机，没有丢失。请联系中心管理人员。',
  'attention-unknown': (_: Record<never, never>) => '没有这条警报或待处理业务。请刷新同步页后重试。',
  'attention-handled': (_: Record<never, never>) => '这一条已经有人标记为已处理。请刷新同步页，在“已处理”里查看。',
  'roster-drop': (d: { dropped: number; people: number; percent: number; limit: number }) =>
    `中心下发的参保名单会少掉 ${d.dropped} 人（正在使用的 ${d.people} 人中的 ${d.percent}%，上限 ${d.limit}%），没有采用。请系统管理人员向中心核实名单：确实无误的在“同步”页点“仍然采用”，有误的等中心重发。`,
  'roster-rolled-back': (d: { operatorNo: string }) =>
    `工号 ${d.operatorNo} 已从这份名单换回上一版，不再自动采用。请系统管理人员向中心核实名单：确实无误的在“同步”页点“仍然采用”，有误的等中心重发。`,
  'roster-offer-cancelled': (d: { operatorNo: string }) =>
    `工号 ${d.operatorNo} 取消了接收这份名单，没有采用，不再自动接收。需要它的请系统管理人员在“同步”页点“仍然采用”，不需要的等中心下一份。`,
  'roster-offer-fault': (d: { reference: string }) =>
    `接收这份名单时程序出错（编号 ${d.reference}），没有采用，不再自动重试。请把编号告诉技术支持；要再试一次的，请系统管理人员在“同步”页点“仍然采用”。`,
  'roster-piece-differs': (d: { fileName: string }) =>
    `中心下发的参保名单 ${d.fileName} 内容与校验值不符，没有采用。稍后自动重取；反复出现请告诉中心管理人员。`,
  'roster-offer-gone': (_: Record<never, never>) => '这份下发名单已被更新的名单代替或已采用。请刷新页面核对。',
} as const;
