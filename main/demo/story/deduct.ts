/** 2021-12-01, the 扣缴结果文件: each order is settled person by person; the same file twice changes nothing. */
import { z } from 'zod';
import { deductionOutcomeSchema } from '../../../shared/contract/enrollment.ts';
import { localDate } from '../../../shared/dates.ts';
import { DEDUCTION_COLUMNS } from '../../../shared/deduction-result.ts';
import { castMember } from '../cast.ts';
import type { Order } from './enroll.ts';
import { keepPapers, mustBe, type Stage, startShift } from './stage.ts';

const DAY = localDate('2021-12-01');

type Outcome = z.infer<typeof deductionOutcomeSchema>;

/** Plays the day. */
export async function deductDay(stage: Stage, orders: readonly Order[]): Promise<void> {
  stage.clock.set(DAY, '09:30');
  const clerk = await startShift(stage, '1001');
  const file = resultFile(orders);
  const first = await importFile(stage, clerk, file);
  mustBe('扣缴成功人数', first.deducted, orders.length);
  mustBe('扣缴失败和退回行数', first.failed + first.refused.length, 0);
  const papers = await keepPapers(stage, clerk, first.papers);
  const who = orders.map(({ insured }) => insured).join('、');
  const result = `成功 ${first.deducted} 人，保费转为已收`;
  stage.outcomes.push({ day: DAY, act: '扣缴结果文件', who, result, papers });
  const again = await importFile(stage, clerk, file);
  mustBe('重复导入的人数', again.already, orders.length);
  const repeated = `${again.already} 人此前已登记，未重复收费`;
  stage.outcomes.push({ day: DAY, act: '同一文件再次导入', who, result: repeated, papers: [] });
}

async function importFile(stage: Stage, session: string, file: string): Promise<Outcome> {
  stage.clock.pass(30);
  const ticket = stage.desk.uploads.put(new TextEncoder().encode(file), '扣缴结果-20211201.csv');
  const { jobId } = await stage.caller.call('payments.importDeductions', { ticket }, { session });
  return deductionOutcomeSchema.parse(await stage.caller.finish(jobId, session));
}

/** What the account system would send back: every order deducted. */
function resultFile(orders: readonly Order[]): string {
  const rows = orders.map(({ paperNo, insured }, index) => {
    const serial = `KJ20211201${String(index + 1).padStart(6, '0')}`;
    return [paperNo, castMember(insured).row.certno, '90.00', '成功', '', serial].join(',');
  });
  return [DEDUCTION_COLUMNS.join(','), ...rows, ''].join('\r\n');
}
