/** `central rule`: a person of the insurer rules on a proposal that waits. */
import { operatorNoSchema } from '../../shared/desk.ts';
import { idSchema } from '../../shared/ids.ts';
import { lineSchema } from '../../shared/text.ts';
import { transaction } from '../database/pool.ts';
import { type HandRuling, ruleByHand } from '../judge/rule-by-hand.ts';
import { checked, type Command, COMMON_HELP, needed, readArguments, usage } from './command.ts';

const HELP = `npm run central -- rule <投保编号> --accept | --refuse 原因 --by 工号
人工裁定一笔等待裁定的投保：承保，或不予承保并写明原因（印在通知书上）。
${COMMON_HELP}`;

const OPTIONS = { accept: { type: 'boolean' }, refuse: { type: 'string' }, by: { type: 'string' } } as const;

export const rule: Command = {
  help: HELP,
  prepare: (args) => {
    const { values, positionals } = readArguments(args, HELP, OPTIONS, 1);
    const isAccepted = values.accept === true;
    if (isAccepted === (values.refuse !== undefined)) throw usage('请用 --accept 或 --refuse 原因，二者选一。', HELP);
    const ruling: HandRuling = {
      policyId: checked(idSchema, positionals[0], '投保编号', HELP),
      outcome: isAccepted ? 'accepted' : 'refused',
      sentence: values.refuse === undefined ? null : checked(lineSchema(300), values.refuse, '原因', HELP),
      ruledBy: checked(operatorNoSchema, needed(values.by, '--by', HELP), '工号', HELP),
    };
    return async ({ pool, ports }) => {
      await transaction(pool, (db) => ruleByHand(db, ports, ruling));
      return { text: `投保 ${ruling.policyId} 已裁定：${isAccepted ? '承保' : '不予承保'}。`, json: ruling };
    };
  },
};
