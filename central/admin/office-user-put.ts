/** `central office-user put`: who works in the claims office, in which role and up to which amount, signed by the centre. */
import { OFFICE_ROLE_NAMES, type OfficeUser, officeUserSchema } from '../../shared/office/user.ts';
import { passwordSchema } from '../../shared/contract/desk.ts';
import { transaction } from '../database/pool.ts';
import { hashPassword } from '../office/password.ts';
import { forgetTries } from '../office/tries.ts';
import { findUser, listUsers, putUser } from '../office/users.ts';
import { AUTHORITY_OPTIONS, authorityOf, authorityWords } from './authority.ts';
import { checked, type Command, COMMON_HELP, needed, type Office, readArguments } from './command.ts';

const HELP = `npm run central -- office-user put <工号> --name 姓名 --roles reviewer,decider [选项]
登记或更改理赔审核人员：权限由中心签名；更改后其登录立即失效。
新人员得到一个随机初始密码，只显示这一次；环境变量 JOINT_DESK_PASSWORD 可另行指定。
  --roles 权限        逗号分隔：reviewer 复核（含既往症认定）, decider 核赔
  --per-claim 元      核赔权限：每件上限；与 --per-day 元、--until 日期 一起给出；都不给则保持不变
  --no-authority      取消核赔权限
  --new-password      已有人员重设密码
  --left              已离岗
${COMMON_HELP}`;

const OPTIONS = {
  name: { type: 'string' },
  roles: { type: 'string' },
  ...AUTHORITY_OPTIONS,
  'new-password': { type: 'boolean' },
  left: { type: 'boolean' },
} as const;

export const officeUserPut: Command = {
  help: HELP,
  prepare: (args) => {
    const { values, positionals } = readArguments(args, HELP, OPTIONS, 1);
    const facts = {
      userNo: positionals[0],
      name: needed(values.name, '--name', HELP),
      roles: needed(values.roles, '--roles', HELP).split(','),
      authority: null,
      standing: values.left === true ? 'left' : 'active',
    };
    const user = checked(officeUserSchema, facts, '审核人员', HELP);
    const authority = authorityOf(values, HELP);
    const given = process.env['JOINT_DESK_PASSWORD'] ?? '';
    const typed = given === '' ? null : checked(passwordSchema, given, '密码', HELP);
    return async (office) => {
      const signed = { ...user, authority: authority === undefined ? await keptAuthority(office, user) : authority };
      return put(office, signed, { typed, isReset: values['new-password'] === true });
    };
  },
};

/** As signed: throws 'office-mandate-broken' for a row changed by hand, whose authority must be given anew. */
async function keptAuthority({ pool, ports }: Office, { userNo }: OfficeUser): Promise<OfficeUser['authority']> {
  return (await findUser(pool, ports, userNo))?.user.authority ?? null;
}

interface Password {
  readonly typed: string | null;
  readonly isReset: boolean;
}

async function put({ pool, ports }: Office, user: OfficeUser, { typed, isReset }: Password) {
  // Not by `findUser`: a row whose signature does not hold is what this command puts right.
  const isNew = !(await listUsers(pool)).some(({ userNo }) => userNo === user.userNo);
  const password = isNew || isReset ? (typed ?? randomPassword(ports)) : null;
  const phc = password === null ? null : await hashPassword(password, ports);
  await transaction(pool, async (db) => {
    await putUser(db, ports, user, phc);
    if (phc !== null) await forgetTries(db, user.userNo);
  });
  const shown = password === null || typed !== null ? null : password;
  const roles = user.roles.map((role) => OFFICE_ROLE_NAMES[role]).join('、');
  const mandate = `${roles}，${authorityWords(user.authority)}${user.standing === 'left' ? '，已离岗' : ''}`;
  const first = shown === null ? '' : `\n初始密码（只显示这一次，请当面交给本人，登录后修改）：${shown}`;
  return {
    text: `已登记审核人员 ${user.userNo} ${user.name}：${mandate}。${first}`,
    json: { ...user, password: shown },
  };
}

/** Easy to read out: no 0, 1, I, L, O. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';

function randomPassword({ randomness }: Office['ports']): string {
  const draw = (from: string, byte: number): string => from.charAt(byte % from.length);
  const bytes = [...randomness.bytes(12)];
  return bytes.map((byte, at) => draw(at % 2 === 0 ? LETTERS : DIGITS, byte)).join('');
}
