/** Advisory locks of a centre's database: any numbers, the same in every server, and no two alike. */

/** Two servers that start at once must not migrate at once. */
export const MIGRATION_LOCK = 4_201_077;
/** One server judges at a time. */
export const JUDGE_LOCK = 4_201_078;
/** The centre that serves a folder's own database holds it, and a second one does not start. */
export const SERVE_LOCK = 4_201_079;
