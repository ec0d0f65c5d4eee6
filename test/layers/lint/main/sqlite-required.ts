export const load = () => import('better-sqlite3');
