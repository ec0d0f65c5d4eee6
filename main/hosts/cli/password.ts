/** An operator's password: from the environment, else typed at the terminal without being shown. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { AppError } from '../../../shared/errors.ts';

/** Throws 'password-needed' when there is neither variable nor terminal. */
export async function passwordOf(operatorNo: string): Promise<string> {
  const given = process.env['JOINT_DESK_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) throw new AppError('password-needed', { operatorNo });
  // Echo goes into nothing, and does so before anything is asked: the terminal shows no character of it.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(`工号 ${operatorNo} 的密码（不显示）：`);
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
