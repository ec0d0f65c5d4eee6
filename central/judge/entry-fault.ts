/** Why one entry cannot be read or applied: a finding about that entry, never about those behind it. */
import pg from 'pg';
import { ZodError } from 'zod';
import { AppError } from '../../shared/errors.ts';

/**
 * header 首部 · type 类型不认识 · document 内容与校验值不符 · taken 编号已被占用 · orphan 所指的业务不存在 ·
 * refused-by-tables 数据不被接受 · not-computable 无法计算.
 */
export const FAULT_REASONS = {
  header: '记录首部不符合格式',
  type: '记录类型中心不认识，可能窗口程序比中心新',
  document: '记录内容不符合格式或与校验值不符',
  taken: '编号已被另一笔记录使用',
  orphan: '所指的保单、缴费或理赔案在中心不存在',
  'refused-by-tables': '数值超出允许的范围',
  'not-computable': '所载内容无法计算',
} as const;
export type FaultReason = keyof typeof FAULT_REASONS;

/** Thrown while an entry is read or applied. */
export class EntryFault extends Error {
  readonly reason: FaultReason;
  constructor(reason: FaultReason) {
    super(`entry not taken: ${reason}`);
    this.reason = reason;
  }
}

/**
 * What an error says about the entry: our own refusals of what it holds, its schema's, and PostgreSQL's of its values. Null when
 * it is about something else: a lost connection, a full disk, or a mistake in our program, which is no finding about an entry.
 */
export function faultOf(cause: unknown): FaultReason | null {
  if (cause instanceof EntryFault) return cause.reason;
  if (cause instanceof AppError || cause instanceof ZodError) return 'not-computable';
  if (!(cause instanceof pg.DatabaseError)) return null;
  if (cause.code === FOREIGN_KEY_VIOLATION) return 'orphan';
  // Classes 22 and 23: data exceptions and broken constraints.
  return /^2[23]/.test(cause.code ?? '') ? 'refused-by-tables' : null;
}

const FOREIGN_KEY_VIOLATION = '23503';
