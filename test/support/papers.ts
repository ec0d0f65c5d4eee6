/** Prints a paper as a clerk at the screen does: begun, handed to the dialog, confirmed. */
import type { Output } from '../../shared/contract.ts';
import type { TestDesk } from './desk.ts';

export type BegunPrint = Output<'papers.print'>['prints'][number];

/** Begins one print. */
export async function beginPrint(desk: TestDesk, no: string, session: string): Promise<BegunPrint> {
  const { prints } = await desk.call('papers.print', { nos: [no] }, { session });
  const [print] = prints;
  if (print === undefined) throw new Error(`no print of ${no} was begun`);
  return print;
}

/** Hands a begun print to the screen's dialog and gives its PDF. */
export async function handedPdf(desk: TestDesk, printId: string, session: string): Promise<Uint8Array> {
  const sent = await desk.call('papers.send', { printId }, { session });
  if (sent.state !== 'handed') throw new Error(`the print was ${sent.state}`);
  const file = desk.app.downloads.take(sent.ticket);
  if (file === null) throw new Error('the ticket gave no file');
  return file.bytes;
}

/** The whole way of one print; gives its PDF. */
export async function printOut(desk: TestDesk, no: string, session: string): Promise<Uint8Array> {
  const { printId } = await beginPrint(desk, no, session);
  const bytes = await handedPdf(desk, printId, session);
  await desk.call('papers.confirm', { printIds: [printId], cameOut: true }, { session });
  return bytes;
}
