/** How far each desk has come: what arrived, what was judged, when it was last seen, how its clock goes. */
import type { Database } from '../database/pool.ts';

export interface ListedDesk {
  readonly deskCode: string;
  readonly admdvs: string;
  readonly site: string;
  readonly standing: 'new' | 'joined' | 'revoked';
  /** Letter of its newest epoch; null before it joined. */
  readonly letter: string | null;
  /** Entries of the business chain over all epochs: taken, and judged of them. */
  readonly taken: number;
  readonly judged: number;
  readonly looks: number;
  readonly forks: number;
  /** Entries that were taken and could not be judged. */
  readonly unreadable: number;
  readonly lastSeenAt: string | null;
  /** The desk's clock less the centre's, in seconds. */
  readonly skewSeconds: number | null;
  readonly program: string | null;
}

/** Every desk, by region and code. */
export async function listDesks(db: Database): Promise<ListedDesk[]> {
  const { rows } = await db.query<ListedDesk>(
    `SELECT desk_code AS "deskCode", admdvs, site,
            CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN joined_at IS NULL THEN 'new' ELSE 'joined' END AS standing,
            (SELECT letter FROM epochs WHERE epochs.desk_code = desks.desk_code ORDER BY number DESC LIMIT 1) AS letter,
            coalesce(business.seq, 0)::bigint AS taken, coalesce(business.judged, 0)::bigint AS judged,
            coalesce(looks.seq, 0)::bigint AS looks,
            (SELECT count(*) FROM forks WHERE forks.desk_code = desks.desk_code) AS forks,
            (SELECT count(*) FROM unreadable WHERE unreadable.desk_code = desks.desk_code) AS unreadable,
            last_seen_at AS "lastSeenAt", (skew_ms / 1000)::bigint AS "skewSeconds", program_version AS program
     FROM desks
     LEFT JOIN (SELECT desk_code, sum(seq) AS seq, sum(judged) AS judged FROM heads WHERE chain = 'business'
                GROUP BY desk_code) AS business USING (desk_code)
     LEFT JOIN (SELECT desk_code, sum(seq) AS seq FROM heads WHERE chain = 'access' GROUP BY desk_code) AS looks
       USING (desk_code)
     ORDER BY admdvs, desk_code`,
  );
  return rows;
}
