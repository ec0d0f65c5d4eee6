/** The facts file of `desk settle`: visits of one person in the order of decision, national field names, yuan as text. */
import { z } from 'zod';
import { localDateSchema } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { healthStatusSchema, HEALTH_STATUSES, type HealthStatus } from '../../../shared/health.ts';
import { parseYuan } from '../../../shared/money.ts';
import { checkSheet, isUsable } from '../../../shared/sheet/check.ts';
import { sheetFromNational } from '../../../shared/sheet/import.ts';
import { DRUG_SOURCES, type Visit, visitFromSheet } from '../../../shared/settle/visit.ts';

const yuan = z.string().transform((text) => parseYuan(text));
const word = z.string().min(1).max(200);

const visitFactsSchema = z.strictObject({
  sheet: z.record(z.string(), z.unknown()),
  /** Absent: not known yet, so drug-only liabilities are 待补 (counter rule 19). */
  drugSum: z
    .strictObject({ amount: yuan, source: z.enum(DRUG_SOURCES) })
    .nullable()
    .default(null),
  listedDrugs: z
    .array(z.strictObject({ list: word, item: word, name: word, amount: yuan, on: localDateSchema }))
    .default([]),
  othPayIs: z.enum(['other-payer', 'this-product']).nullable().default(null),
  otherPayers: z
    .array(z.strictObject({ payer: word, state: z.enum(['paid', 'none', 'open']), amount: yuan }))
    .default([]),
  otherInsurance: yuan.prefault('0'),
  paidElsewhere: z.array(z.strictObject({ liability: word, amount: yuan })).default([]),
  struck: z.array(z.strictObject({ liability: word, amount: yuan, reason: word })).default([]),
});

const factsSchema = z.strictObject({
  format: z.literal(1),
  /** Absent: 既往症 is undetermined, both figures are computed (counter rule 10). */
  healthStatus: healthStatusSchema.nullable().default(null),
  visits: z.array(visitFactsSchema).min(1).max(1000),
});

export interface Facts {
  readonly statuses: readonly HealthStatus[];
  readonly visits: readonly Visit[];
}

/** Reads the content of a facts file. Throws 'file-not-read', 'sheet-not-whole' and what sheet and drugs refuse. */
export function readFacts(path: string, content: unknown): Facts {
  const parsed = factsSchema.safeParse(content, { error: z.locales.zhCN().localeError });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const problem = `的“${issue?.path.join('.') || '全文'}”不正确：${issue?.message ?? ''}`;
    throw new AppError('file-not-read', { path, problem });
  }
  const { healthStatus, visits } = parsed.data;
  return { statuses: healthStatus === null ? HEALTH_STATUSES : [healthStatus], visits: visits.map(visitOf) };
}

function visitOf({ sheet: national, drugSum, listedDrugs, ...extras }: z.output<typeof visitFactsSchema>): Visit {
  const sheet = sheetFromNational(national);
  const findings = checkSheet(sheet);
  if (!isUsable(findings)) {
    const finding = findings.find(({ level }) => level === 'error')?.sentence ?? '';
    throw new AppError('sheet-not-whole', { finding });
  }
  return visitFromSheet(sheet, { sum: drugSum, listed: listedDrugs }, extras);
}
