/** Shifts: one a person and business day; money rows carry the shift they were born in (cash rule 2). */
import type { Output } from '../../shared/contract.ts';
import { localDate, type LocalDate } from '../../shared/dates.ts';
import { ZERO } from '../../shared/money.ts';
import type { Database } from '../database/open.ts';
import { type Call, deskOf, nowOf, sessionOf } from '../desk-app.ts';
import { command, nothing, type QueryHandler } from '../handler.ts';
import { AppError } from '../../shared/errors.ts';
import { newId } from '../ids.ts';

interface ShiftRow {
  readonly shift_id: string;
  readonly operator_no: string;
  readonly business_day: string;
  readonly float_fen: number;
  readonly opened_at: string;
}

type Shift = Output<'shift.open'>;

const COLUMNS = 'shift_id, operator_no, business_day, float_fen, opened_at';

/** The operator's open shift of a business day, or null. */
export function openShift(db: Database, operatorNo: string, day: LocalDate): Shift | null {
  const row = db.one<ShiftRow>(
    `SELECT ${COLUMNS} FROM shifts WHERE operator_no = ? AND business_day = ? AND closed_at IS NULL`,
    operatorNo,
    day,
  );
  return row === undefined ? null : shiftOf(row);
}

/** The id of the caller's open shift; the door has checked that there is one. */
export function currentShiftId(call: Call, db: Database): string {
  const shift = openShift(db, sessionOf(call).operator.operatorNo, nowOf(call).businessDay);
  if (shift === null) throw new AppError('shift-required', {});
  return shift.shiftId;
}

/** 'shift.current' */
export const currentShift: QueryHandler<'shift.current'> = (call) => {
  const { db } = deskOf(call);
  const { operatorNo } = sessionOf(call).operator;
  const { businessDay } = nowOf(call);
  const earlier = db.all<ShiftRow>(
    `SELECT ${COLUMNS} FROM shifts WHERE business_day < ? AND closed_at IS NULL ORDER BY business_day, operator_no`,
    businessDay,
  );
  return { current: openShift(db, operatorNo, businessDay), unclosed: earlier.map(shiftOf) };
};

/** When the worker that draws papers is started. */
const WARM_AFTER_MS = 2000;

/** 'shift.open': float 0.00; the business day is stamped here and stays (cash rule 3). */
export const openShiftNow = command<'shift.open', null>({
  prepare: nothing,
  act: (transaction, _input, _prepared, call) => {
    const { operatorNo } = sessionOf(call).operator;
    const { businessDay } = transaction;
    if (openShift(transaction.db, operatorNo, businessDay) !== null) throw new AppError('shift-open', { businessDay });
    const shiftId = newId(call.app.ports);
    const entry = transaction.append({
      type: 'shift.opened/1',
      subject: shiftId,
      amounts: { float: ZERO },
      body: { shiftId, operatorNo, businessDay, float: ZERO },
    });
    return { shiftId, operatorNo, businessDay, float: ZERO, openedAt: entry.at };
  },
  // Papers follow a shift, not at once: the screen comes first.
  after: ({ app }) => void app.ports.after(WARM_AFTER_MS, () => app.typesetter.warm()),
  changes: ['shift'],
});

function shiftOf(row: ShiftRow): Shift {
  return {
    shiftId: row.shift_id,
    operatorNo: row.operator_no,
    businessDay: localDate(row.business_day),
    float: row.float_fen,
    openedAt: row.opened_at,
  };
}
