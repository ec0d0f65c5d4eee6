/** The commands of `npm run central` that act on a centre; each loads what it needs when it runs. */
import type { Command } from './command.ts';

export interface Listed {
  /** One or two words. */
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

export const COMMANDS: readonly Listed[] = [
  { name: 'region add', summary: '登记医保区划', load: async () => (await import('./region-add.ts')).regionAdd },
  { name: 'desk add', summary: '登记窗口', load: async () => (await import('./desk-add.ts')).deskAdd },
  { name: 'desk code', summary: '发注册码', load: async () => (await import('./desk-code.ts')).deskCode },
  {
    name: 'desk takeover-code',
    summary: '发接管码（恢复、换电脑）',
    load: async () => (await import('./desk-code.ts')).deskTakeoverCode,
  },
  { name: 'desk revoke', summary: '停用窗口', load: async () => (await import('./desk-standing.ts')).deskRevoke },
  { name: 'desk restore', summary: '恢复窗口', load: async () => (await import('./desk-standing.ts')).deskRestore },
  { name: 'desks', summary: '列出窗口和收到、裁定的笔数', load: async () => (await import('./desks.ts')).desks },
  {
    name: 'unreadable',
    summary: '列出或重新处理中心未能处理的业务',
    load: async () => (await import('./unreadable.ts')).unreadable,
  },
  { name: 'verify', summary: '核对收到的流水', load: async () => (await import('./verify.ts')).verify },
  { name: 'plan publish', summary: '发布产品方案', load: async () => (await import('./plan-publish.ts')).planPublish },
  {
    name: 'roster publish',
    summary: '发布参保名单',
    load: async () => (await import('./roster-publish.ts')).rosterPublish,
  },
  {
    name: 'operator put',
    summary: '登记人员和核赔权限',
    load: async () => (await import('./operator-put.ts')).operatorPut,
  },
  {
    name: 'office-user put',
    summary: '登记理赔审核人员',
    load: async () => (await import('./office-user-put.ts')).officeUserPut,
  },
  {
    name: 'office-users',
    summary: '列出理赔审核人员',
    load: async () => (await import('./office-users.ts')).officeUsers,
  },
  { name: 'limits set', summary: '签署区划限额', load: async () => (await import('./limits-set.ts')).limitsSet },
  { name: 'rule', summary: '人工裁定一笔投保', load: async () => (await import('./rule.ts')).rule },
  {
    name: 'minimum-program',
    summary: '要求窗口程序的最低版本',
    load: async () => (await import('./minimum-program.ts')).minimumProgram,
  },
];
