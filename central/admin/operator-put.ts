/** `central operator put`: an operator's grants and 核赔权限 as the centre signs them. */
import { deskCodeSchema, operatorSchema } from '../../shared/desk.ts';
import { transaction } from '../database/pool.ts';
import { type PutOperator, putOperator } from '../operators/put-operator.ts';
import { AUTHORITY_OPTIONS, authorityOf } from './authority.ts';
import { checked, type Command, COMMON_HELP, needed, readArguments, usage } from './command.ts';

const HELP = `npm run central -- operator put <工号> --desk 窗口 --name 姓名 --side hsa|insurer [选项]
登记或更改人员：岗位、在岗、核赔权限；由中心签名下发，密码留在窗口。
  --insurer 公司      保险公司侧必填
  --grants 岗位       逗号分隔：clerk 经办, cashier 收银, reviewer 复核, decider 核赔, supervisor 主管, admin, auditor
  --licence NO        执业登记编号
  --left              已离岗
  --per-claim 元      核赔权限：每件上限；与 --per-day 元、--until 日期 一起给出
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
    const put: PutOperator = {
      deskCode: checked(deskCodeSchema, needed(values.desk, '--desk', HELP), '窗口代码', HELP),
      operator: checked(operatorSchema, operator, '人员', HELP),
      standing: values.left === true ? 'left' : 'active',
      authority: authorityOf(values, HELP),
    };
    if (put.operator.side === 'insurer' && put.operator.insurer === null)
      throw usage('请用 --insurer 给出公司。', HELP);
    return async ({ pool, ports }) => {
      const n = await transaction(pool, (db) => putOperator(db, ports, put));
      return {
        text: `已下发人员 ${put.operator.operatorNo} ${put.operator.name}（第 ${n} 包）。`,
        json: { n, ...put },
      };
    };
  },
};
