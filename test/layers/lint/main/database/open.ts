// May: the one file that opens databases.
export { default } from 'better-sqlite3';
