/** `central verify`: proves what the centre holds of the desks' journals; the heads are those `desk verify` gives at the desk. */
import { deskCodeSchema } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { textTable } from '../../shared/text-table.ts';
import { type HeldChain, verifyJournals } from '../intake/verify-journals.ts';
import { checked, type Command, COMMON_HELP, readOptions, usage } from './command.ts';

const HELP = `npm run central -- verify [窗口]
核对中心收到的流水（不给窗口为全部）：逐笔重算校验值，核对前后相连、单据内容和登记的末笔。
有问题时指明窗口、流水和第几笔，并以非零结束。末笔校验值可与窗口的 desk verify 对照。
${COMMON_HELP}`;

const COLUMNS = [
  { title: '窗口' },
  { title: '流水' },
  { title: '代' },
  { title: '笔数', align: 'right' as const },
  { title: '末笔校验值' },
];

export const verify: Command = {
  help: HELP,
  prepare: (args) => {
    const { positionals } = readOptions(args, HELP, {});
    if (positionals.length > 1) throw usage(`最多给出一个窗口：${args.join(' ')}`, HELP);
    const desk = positionals[0] === undefined ? null : checked(deskCodeSchema, positionals[0], '窗口代码', HELP);
    return async ({ pool }) => {
      const { chains, documents, findings } = await verifyJournals(pool, desk);
      if (findings.length > 0) throw new AppError('central-journal-broken', { findings: findings.join('\n') });
      const text = chains.length === 0 ? '没有收到过流水。' : textTable(COLUMNS, chains.map(cells));
      return { text: `${text}\n核对完毕，没有问题；单据 ${documents} 份。`, json: { ok: true, chains, documents } };
    };
  },
};

function cells({ deskCode, chain, epoch, entries, head }: HeldChain): string[] {
  return [deskCode, chain === 'business' ? '业务' : '查看', epoch, String(entries), head];
}
