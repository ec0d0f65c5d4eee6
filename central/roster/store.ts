/** People of the centre's rosters, as they stood on a day. */
import type { LocalDate } from '../../shared/dates.ts';
import { type RosterPerson, rosterPersonSchema } from '../../shared/roster-person.ts';
import type { Database } from '../database/pool.ts';

/** Whom to look for, where and as of when. */
export interface RosterQuestion {
  readonly admdvs: string;
  readonly day: LocalDate;
  readonly certno: string;
}

/** Answers questions that were asked before; `no-roster`: the region has none. */
export type RosterAnswers = (question: RosterQuestion) => RosterPerson | null | 'no-roster';

/**
 * Looks everybody up at once. The roster of a day is the newest one as of that day or before; a day before the first is
 * answered from the first.
 */
export async function findPeople(db: Database, questions: readonly RosterQuestion[]): Promise<RosterAnswers> {
  const rosters = await rostersOf(db, questions);
  const asked = questions.flatMap(({ admdvs, day, certno }) => {
    const roster_id = rosters.get(`${admdvs} ${day}`);
    return roster_id === undefined ? [] : [{ roster_id, certno }];
  });
  const people = await peopleOf(db, asked);
  return ({ admdvs, day, certno }) => {
    const roster = rosters.get(`${admdvs} ${day}`);
    return roster === undefined ? 'no-roster' : (people.get(`${roster} ${certno}`) ?? null);
  };
}

async function rostersOf(db: Database, questions: readonly RosterQuestion[]): Promise<ReadonlyMap<string, number>> {
  const days = new Map(questions.map(({ admdvs, day }) => [`${admdvs} ${day}`, { admdvs, day }]));
  const { rows } = await db.query<{ admdvs: string; day: string; roster_id: number }>(
    `SELECT asked.admdvs, asked.day, chosen.roster_id
     FROM json_to_recordset($1::json) AS asked (admdvs text, day text)
     CROSS JOIN LATERAL (
       SELECT roster_id FROM rosters WHERE rosters.admdvs = asked.admdvs
       ORDER BY as_of <= asked.day DESC,
         CASE WHEN as_of <= asked.day THEN as_of END DESC, as_of, roster_id DESC
       LIMIT 1
     ) AS chosen`,
    [JSON.stringify([...days.values()])],
  );
  return new Map(rows.map(({ admdvs, day, roster_id }) => [`${admdvs} ${day}`, roster_id]));
}

interface PersonRow {
  readonly roster_id: number;
  readonly psn_no: string;
  readonly psn_cert_type: string;
  readonly certno: string;
  readonly psn_name: string;
  readonly gend: string;
  readonly brdy: string;
  readonly township: string | null;
  readonly insurances: unknown;
}

async function peopleOf(
  db: Database,
  asked: readonly { readonly roster_id: number; readonly certno: string }[],
): Promise<ReadonlyMap<string, RosterPerson>> {
  const { rows } = await db.query<PersonRow>(
    `SELECT p.roster_id, p.certno, min(psn_no) AS psn_no, min(psn_cert_type) AS psn_cert_type, min(psn_name) AS psn_name,
       min(gend) AS gend, min(brdy) AS brdy, min(township) AS township,
       json_agg(json_build_object('insutype', insutype, 'psn_insu_stas', psn_insu_stas,
         'insuplc_admdvs', insuplc_admdvs, 'trt_enjymnt_begndate', trt_enjymnt_begndate,
         'trt_enjymnt_enddate', trt_enjymnt_enddate, 'paid_next_year', paid_next_year)) AS insurances
     FROM (SELECT DISTINCT roster_id, certno FROM json_to_recordset($1::json) AS a (roster_id bigint, certno text)) AS asked
     JOIN roster_rows AS p ON p.roster_id = asked.roster_id AND p.certno = asked.certno
     GROUP BY p.roster_id, p.certno`,
    [JSON.stringify(asked)],
  );
  return new Map(rows.map(({ roster_id, ...person }) => [`${roster_id} ${person.certno}`, personOf(person)]));
}

function personOf(row: Omit<PersonRow, 'roster_id'>): RosterPerson {
  return rosterPersonSchema.parse(row);
}
