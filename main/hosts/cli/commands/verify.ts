/** `desk verify`: the proof of the journal, read-only, beside a running app. */
import { resolve } from 'node:path';
import { contract } from '../../../../shared/contract.ts';
import type { VerifyReport } from '../../../../shared/contract/journal.ts';
import { verify } from '../../../journal/verify.ts';
import { defaultDataDir } from '../../data-dir.ts';
import type { Command, CommandResult } from '../command.ts';
import { openForReading } from '../open-for-reading.ts';
import { parseCommand } from '../parse.ts';
import { textTable } from '../../../../shared/text-table.ts';

const HELP = `npm run desk -- verify [选项]
核对流水：两条链、每份内容、由流水重建的各表、单证号码。只读，窗口程序开着也可运行。
  --data DIR       数据文件夹（默认 ${defaultDataDir()}）
  --operator NO    正式窗口须给出主管、系统管理或审计人员的工号；密码现场输入，或用环境变量 JOINT_DESK_PASSWORD
  --json           标准输出给一行 JSON：{"ok","chains","documents","erased","explained","findings"}`;

export const verifyJournal: Command = {
  help: HELP,
  run: async (args) => {
    const { values } = parseCommand(args, HELP, { data: { type: 'string' }, operator: { type: 'string' } });
    const dataDir = resolve(values.data ?? defaultDataDir());
    const db = await openForReading(dataDir, values.operator ?? null, contract['journal.verify'].access);
    try {
      return resultOf(verify(db));
    } finally {
      db.close();
    }
  },
};

const CHAIN_NAMES: Readonly<Record<VerifyReport['chains'][number]['chain'], string>> = {
  business: '业务链',
  access: '查阅链',
};

function resultOf(report: VerifyReport): CommandResult {
  const columns = [
    { title: '链' },
    { title: '笔数', align: 'right' as const },
    { title: '末笔校验值' },
    { title: '纪元' },
  ];
  const rows = report.chains.map(({ chain, entries, head, epoch }) => [
    CHAIN_NAMES[chain],
    String(entries),
    head.slice(0, 16),
    epoch,
  ]);
  const erased = report.erased.map(({ rule, entries }) => `按“${rule}”已销毁内容 ${entries} 份`);
  const explained = report.explained.map(({ sentence }) => `说明：${sentence}`);
  const findings = report.findings.map(({ where, sentence }) => `问题 ${where}：${sentence}`);
  const verdict = report.ok ? '核对无误。' : '核对不通过。请勿改动任何文件，联系主管从备份恢复。';
  const lines = [
    textTable(columns, rows),
    `内容 ${report.documents} 份`,
    ...erased,
    ...explained,
    ...findings,
    verdict,
  ];
  return { ok: report.ok, text: lines.join('\n'), json: report };
}
