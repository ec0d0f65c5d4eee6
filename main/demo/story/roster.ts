/** The first morning: the 系统管理 operator imports the day's roster, a CSV of which one row is wrong. */
import { rosterOutcomeSchema } from '../../../shared/contract/roster.ts';
import { localDate } from '../../../shared/dates.ts';
import { cast } from '../cast.ts';
import { inventPeople, rosterCsv, rosterLine } from '../people.ts';
import { mustBe, type Stage, signIn } from './stage.ts';

const AS_OF = localDate('2021-11-19');
const DRAWN_PEOPLE = 500;

/** Imports the cast and some drawn people of the seed. The bytes go in memory: no list of people lies on the disk in clear. */
export async function importDemoDay(stage: Stage): Promise<void> {
  const session = await signIn(stage, '9001');
  const rows = [...cast.map(({ row }) => row), ...inventPeople(stage.seed, DRAWN_PEOPLE)];
  const [first] = rows;
  if (first === undefined) throw new Error('the cast is empty');
  const wrong = rosterLine(first, { certno: flipLast(first.certno) });
  const ticket = stage.desk.uploads.put(new TextEncoder().encode(rosterCsv(rows) + wrong), '参保名单-20211119.csv');
  const { jobId } = await stage.caller.call('roster.import', { ticket, asOf: AS_OF }, { session });
  const outcome = rosterOutcomeSchema.parse(await stage.caller.finish(jobId, session));
  mustBe('名单人数', outcome.people, rows.length);
  mustBe('退回行数', outcome.refused.length, 1);
  const [refused] = outcome.refused;
  const result = `${outcome.people} 人；退回 1 行：第 ${refused?.line ?? ''} 行 ${refused?.field ?? ''}，${refused?.reason ?? ''}`;
  stage.outcomes.push({ day: '2021-11-20', act: '导入参保名单', who: '名单', result, papers: [] });
}

/** The same certificate number with a wrong check character. */
function flipLast(certno: string): string {
  return certno.slice(0, -1) + (certno.endsWith('1') ? '2' : '1');
}
