/** Figures for a monitor, counted in the database when asked, so that every server says the same. */
import type { Database } from './database/pool.ts';

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  /** One row a value: `value`, and `label` where the metric has one. */
  readonly sql: string;
  /** Name of the label. */
  readonly by?: string;
}

const METRICS: readonly Metric[] = [
  {
    name: 'joint_desk_desks',
    help: 'Desks by standing.',
    type: 'gauge',
    by: 'standing',
    sql: `SELECT CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN joined_at IS NULL THEN 'new' ELSE 'joined' END AS label,
                 count(*) AS value FROM desks GROUP BY 1 ORDER BY 1`,
  },
  {
    name: 'joint_desk_entries_total',
    help: 'Journal entries taken, by chain.',
    type: 'counter',
    by: 'chain',
    sql: 'SELECT chain AS label, sum(seq)::bigint AS value FROM heads GROUP BY chain ORDER BY chain',
  },
  {
    name: 'joint_desk_entries_to_judge',
    help: 'Journal entries taken and not yet judged.',
    type: 'gauge',
    sql: `SELECT coalesce(sum(seq - judged), 0)::bigint AS value FROM heads WHERE chain = 'business'`,
  },
  {
    name: 'joint_desk_entries_unreadable',
    help: 'Journal entries taken that could not be judged, by reason.',
    type: 'gauge',
    by: 'reason',
    sql: 'SELECT reason AS label, count(*) AS value FROM unreadable GROUP BY reason ORDER BY reason',
  },
  {
    name: 'joint_desk_forks_total',
    help: 'Two stories told by one desk.',
    type: 'counter',
    sql: 'SELECT count(*) AS value FROM forks',
  },
  {
    name: 'joint_desk_packages_total',
    help: 'Feed packages published, by kind of channel.',
    type: 'counter',
    by: 'channel',
    sql: `SELECT split_part(channel, '/', 1) AS label, sum(last)::bigint AS value FROM channels GROUP BY 1 ORDER BY 1`,
  },
  {
    name: 'joint_desk_largest_skew_seconds',
    help: 'The largest difference between a desk’s clock and the centre’s, at its last request.',
    type: 'gauge',
    sql: 'SELECT (coalesce(max(abs(skew_ms)), 0) / 1000)::bigint AS value FROM desks WHERE revoked_at IS NULL',
  },
  {
    name: 'joint_desk_database_bytes',
    help: 'Size of the database.',
    type: 'gauge',
    sql: 'SELECT pg_database_size(current_database()) AS value',
  },
];

/** The figures in Prometheus' text format 0.0.4. Nothing in them names a desk or a person. */
export async function metricsText(db: Database): Promise<string> {
  const parts: string[] = [];
  for (const metric of METRICS) {
    const { rows } = await db.query<{ label?: string; value: number }>(metric.sql);
    parts.push(`# HELP ${metric.name} ${metric.help}`, `# TYPE ${metric.name} ${metric.type}`);
    for (const { label, value } of rows) parts.push(`${metric.name}${labelOf(metric, label)} ${value}`);
  }
  return `${parts.join('\n')}\n`;
}

function labelOf({ by }: Metric, label: string | undefined): string {
  return by === undefined ? '' : `{${by}="${label ?? ''}"}`;
}
