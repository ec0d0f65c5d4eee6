/** `central operator put`: an operator's grants and 核赔权限 as the centre signs them. */
import { deskCodeSchema, GRANT_NAMES, type Operator, operatorSchema } from '../../shared/desk.ts';
import { type Transaction, transaction } from '../database/pool.ts';
import { knownOperator, type PutOperator, putOperator } from '../operators/put-operator.ts';
import { AUTHORITY_OPTIONS, authorityOf, authorityWords } from './authority.ts';
import {
  checked,
  type Command,
  type CommandResult,
  COMMON_HELP,
  needed,
  type Office,
  readArguments,
  usage,
} from './command.ts';

const HELP = `npm run central -- operator put <工号> --desk 窗口 --name 姓名 --side hsa|insurer [选项]
登记或更改人员：岗位、在岗、核赔权限；由中心签名下发，密码留在窗口。
已有人员没有给出的岗位、公司、执业登记编号和核赔权限保持不变。
  --insurer 公司      保险公司侧必填
  --grants 岗位       逗号分隔：clerk 经办, cashier 收银, reviewer 复核, decider 核赔, supervisor 主管, admin, auditor
  --licence NO        执业登记编号
  --left              已离岗
  --per-claim 元      核赔权限：每件上限；与 --per-day 元、--until 日期 一起给出
  --no-authority      取消核赔权限
${COMMON_HELP}`;

const OPTIONS = {
  desk: { type: 'string' },
  name: { type: 'string' },
  side: { type: 'string' },
  insurer: { type: 'string' },
  grants: { type: 'string' },
  licence: { type: 'string' },
  left: { type: 'boolean' },
  ...AUTHORITY_OPTIONS,
} as const;

export const operatorPut: Command = {
  help: HELP,
  prepare: (args) => {
    const { values, positionals } = readArguments(args, HELP, OPTIONS, 1);
    const operator = {
      operatorNo: positionals[0],
      name: needed(values.name, '--name', HELP),
      side: needed(values.side, '--side', HELP),
      insurer: values.insurer ?? null,
      grants: (values.grants ?? '').split(',').filter((grant) => grant !== ''),
      licenceNo: values.licence ?? null,
    };
    const given: Given = {
      deskCode: checked(deskCodeSchema, needed(values.desk, '--desk', HELP), '窗口代码', HELP),
      operator: checked(operatorSchema, operator, '人员', HELP),
      hasGrants: values.grants !== undefined,
      standing: values.left === true ? 'left' : 'active',
      authority: authorityOf(values, HELP),
    };
    return ({ pool, ports }) => transaction(pool, (db) => act(db, ports, given));
  },
};

interface Given extends Omit<PutOperator, 'authority'> {
  readonly hasGrants: boolean;
  /** undefined: as it is. */
  readonly authority: PutOperator['authority'] | undefined;
}

async function act(db: Transaction, ports: Office['ports'], given: Given): Promise<CommandResult> {
  const put = completed(given, await knownOperator(db, given.deskCode, given.operator.operatorNo));
  if (put.operator.side === 'insurer' && put.operator.insurer === null) throw usage('请用 --insurer 给出公司。', HELP);
  const n = await putOperator(db, ports, put);
  const mandate = `${grantsOf(put.operator)}，${authorityWords(put.authority)}`;
  const text = `已下发人员 ${put.operator.operatorNo} ${put.operator.name}：${mandate}（第 ${n} 包）。`;
  return { text, json: { n, ...put } };
}

/** What is not given stays as it was signed last. */
function completed(
  { deskCode, operator, hasGrants, standing, authority }: Given,
  known: Pick<PutOperator, 'operator' | 'authority'> | null,
): PutOperator {
  const kept = known?.operator ?? null;
  return {
    deskCode,
    standing,
    operator: {
      ...operator,
      grants: hasGrants ? operator.grants : (kept?.grants ?? []),
      insurer: operator.insurer ?? (kept?.side === operator.side ? kept.insurer : null),
      licenceNo: operator.licenceNo ?? kept?.licenceNo ?? null,
    },
    authority: authority === undefined ? (known?.authority ?? null) : authority,
  };
}

function grantsOf({ grants }: Operator): string {
  return grants.length === 0 ? '无岗位' : grants.map((grant) => GRANT_NAMES[grant]).join('、');
}
