/** The bare part of `start`: a Node process that loads the addon, opens the encrypted file with the key in hand, reads once. */
import Sqlite from 'better-sqlite3';

const [, , path = '', key = ''] = process.argv;
const db = new Sqlite(path, { readonly: true, fileMustExist: true });
db.pragma(`cipher='sqlcipher'`);
db.pragma('legacy=4');
db.pragma(`key="x'${key}'"`);
const desk = db.prepare('SELECT desk_code FROM desk').get();
process.stdout.write(`${JSON.stringify(desk)}\n`);
db.close();
