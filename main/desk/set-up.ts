/** Setting up a new data folder: 体验模式, or a real desk with its first 系统管理 operator (DESIGN §7, §3.11). */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedInput } from '../../shared/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { businessDayAt } from '../../shared/dates.ts';
import type { Mode, Operator, Zone } from '../../shared/desk.ts';
import { AppError } from '../../shared/errors.ts';
import { builtInPlans, demoPlans } from '../../shared/plan/built-in.ts';
import { signingKeyPair } from '../crypto.ts';
import { databaseError } from '../database/database-error.ts';
import type { Connection } from '../database/open.ts';
import { demoOperators, DEMO_PASSWORD } from '../demo/operators.ts';
import { importDemoRoster } from '../demo/roster.ts';
import type { Call } from '../desk-app.ts';
import { publishPlans } from '../feed/packages.ts';
import { type CommandHandler, nothing } from '../handler.ts';
import { newId } from '../ids.ts';
import { append } from '../journal/append.ts';
import { commitKeyFile, draftKeyFile, dropKeyFileDraft, keyFileDrafted, keyFileExists } from '../key-file.ts';
import type { Ports } from '../ports.ts';
import { hashPassword } from '../session/store.ts';
import { recordOperator } from '../session/operators.ts';
import { answered, type RequestStamp, type Transaction } from '../write.ts';
import { unconfirmedMark } from './epoch-mark.ts';
import { describeDesk, openMainDatabase } from './open-desk.ts';

interface Founding {
  readonly mode: Mode;
  readonly deskCode: string;
  readonly site: string;
  readonly zone: Zone;
  readonly operators: readonly { readonly operator: Operator; readonly password: string }[];
  /** 体验模式: the day it plays; null follows the clock. */
  readonly day: LocalDate | null;
}

const SYSTEM = { operatorNo: 'system', side: 'system' } as const;

/** 'desk.createDemo' */
export const createDemo: CommandHandler<'desk.createDemo'> = async (call, input, request) => {
  const founding: Founding = {
    mode: 'demo',
    deskCode: input.deskCode,
    site: '体验窗口（样例）',
    zone: 'stand-alone',
    operators: demoOperators.map((operator) => ({ operator, password: DEMO_PASSWORD })),
    day: input.day,
  };
  return foundOnce(call, founding, request, importDemoRoster);
};

/** 'desk.register': the first operator is the 系统管理, who adds the others. */
export const registerDesk: CommandHandler<'desk.register'> = async (call, input, request) =>
  foundOnce(call, { mode: 'live', ...placeOf(input), operators: [firstOperator(input)], day: null }, request, nothing);

function placeOf({ deskCode, site, zone }: ParsedInput<'desk.register'>) {
  return { deskCode, site, zone };
}

function firstOperator({ admin }: ParsedInput<'desk.register'>) {
  const { operatorNo, name, password } = admin;
  const operator: Operator = { operatorNo, name, side: 'insurer', insurer: null, grants: ['admin'], licenceNo: null };
  return { operator, password };
}

/** What fills the new desk before it counts. */
type Furnish = (call: Call) => Promise<unknown> | null;

/** One set-up at a time: a double click must not write a second key beside the first one's database. */
function foundOnce(call: Call, founding: Founding, request: RequestStamp, furnish: Furnish) {
  const { app } = call;
  const running = app.settingUp.then(() => found(call, founding, request, furnish));
  app.settingUp = running.then(
    () => undefined,
    () => undefined,
  );
  return running;
}

/** Makes key, database and first entries; renaming the key file is the step that makes it count. */
async function found(
  call: Call,
  founding: Founding,
  request: RequestStamp,
  furnish: Furnish,
): Promise<{ deskCode: string }> {
  const { app } = call;
  const before = app.desk === null ? null : answered(app.desk.db, request);
  if (before !== null) return { deskCode: founding.deskCode };
  if (keyFileExists(app.ports.dataDir)) throw new AppError('desk-exists', {});
  clearGround(app.ports);
  const key = app.ports.randomness.bytes(32);
  const [first] = founding.operators;
  const slot =
    founding.mode === 'demo' || first === undefined
      ? { kind: 'demo' as const }
      : { kind: 'operator' as const, operatorNo: first.operator.operatorNo, password: first.password };
  await draftKeyFile(app.ports.dataDir, key, slot, app.ports.randomness);
  const hashes = await hashAll(app.ports, founding);
  const db = openMainDatabase(app.ports, key);
  try {
    layFoundation(app.ports, db, founding, hashes, request);
    const desk = describeDesk(app.ports, db, key);
    await furnish({ ...call, app: { ...app, desk } });
    commitKeyFile(app.ports.dataDir);
    app.desk = desk;
  } catch (cause) {
    db.close();
    throw databaseError(cause, app.ports.dataDir);
  }
  app.emit({ kind: 'changed', topic: 'desk' });
  return { deskCode: founding.deskCode };
}

/**
 * A database without a key file belongs to somebody: it is reported, never overwritten. What a cut-off set-up left is
 * moved aside, not deleted: only its key file says that nobody used it.
 */
function clearGround(ports: Ports): void {
  const { dataDir } = ports;
  try {
    const main = join(dataDir, 'main.db');
    if (existsSync(main) && !keyFileDrafted(dataDir)) {
      throw new AppError('key-file-missing', { where: join(dataDir, 'key.json') });
    }
    setAside(dataDir, newId(ports));
    dropKeyFileDraft(dataDir);
  } catch (cause) {
    throw databaseError(cause, dataDir);
  }
}

function setAside(dataDir: string, name: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    const file = join(dataDir, `main.db${suffix}`);
    if (existsSync(file)) renameSync(file, join(dataDir, `cut-off-${name}.db${suffix}`));
  }
}

async function hashAll(ports: Ports, founding: Founding): Promise<string[]> {
  const hashes: string[] = [];
  for (const { password } of founding.operators) hashes.push(await hashPassword(password, ports.randomness));
  return hashes;
}

/** The first transaction: the desk, its epoch, its operators, the plans that ship with the program. */
function layFoundation(
  ports: Ports,
  db: Connection,
  founding: Founding,
  hashes: readonly string[],
  request: RequestStamp,
): void {
  const { deskCode, site, zone, mode } = founding;
  const epochId = newId(ports);
  const keys = signingKeyPair(ports.randomness.bytes(32));
  const at = ports.clock.now();
  const scene = { deskCode, epoch: epochId, actor: SYSTEM, at, businessDay: businessDayAt(at) };
  db.transaction((writer) => {
    writer.run(
      'INSERT INTO installation (only_row, installation_id, look_key) VALUES (1, ?, ?)',
      ports.installationId,
      ports.randomness.bytes(32),
    );
    writer.run('INSERT INTO epoch_keys (epoch_id, private_key) VALUES (?, ?)', epochId, keys.privateKey);
    const append_: Transaction['append'] = (draft) => append(writer, ports, scene, draft);
    append_({
      type: 'desk.registered/1',
      subject: deskCode,
      amounts: { mode, zone },
      body: { deskCode, site, zone, mode },
    });
    const mark = unconfirmedMark(writer, ports.randomness);
    append_({
      type: 'epoch.opened/1',
      subject: epochId,
      amounts: { mark },
      body: { epochId, mark, publicKey: keys.publicKey, from: null, reason: '首次开通', approver: null },
    });
    const transaction: Transaction = { db: writer, ...scene, append: append_, takePapers: () => [] };
    founding.operators.forEach(({ operator }, index) => recordOperator(transaction, operator, hashes[index] ?? ''));
    if (founding.day !== null) {
      append_({ type: 'demo.daySet/1', subject: deskCode, amounts: {}, body: { day: founding.day } });
    }
    publishPlans(transaction, mode === 'demo' ? demoPlans() : builtInPlans());
    writer.run(
      'INSERT INTO requests (request_id, method, input_hash, answer) VALUES (?, ?, ?, ?)',
      request.requestId,
      request.method,
      request.inputHash,
      JSON.stringify({ deskCode }),
    );
  });
}
