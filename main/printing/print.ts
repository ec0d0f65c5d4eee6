/** The life of a print: begun in the journal before any bytes go out, sent, confirmed or taken back (DESIGN §4 "printing"). */
import { AppError } from '../../shared/errors.ts';
import type { Output } from '../../shared/contract.ts';
import { type Call, deskOf, sessionOf } from '../desk-app.ts';
import { command, type QueryHandler } from '../handler.ts';
import type { PaperSource } from '../papers/render.ts';
import { fileNameOf, requireHolding, sourceOf } from '../papers/source.ts';
import { readSettings } from '../settings/store.ts';
import type { Transaction } from '../write.ts';
import { profileFor, routeOf } from './profiles.ts';
import { sendSheet, type Sent } from './send-sheet.ts';
import { nextCopy, openPrintOf, openPrints, type Print, printOf } from './store.ts';

/** 'papers.print': throws what `sourceOf`, `requireHolding` and the drawing throw, before anything is journaled. */
export const beginPrints = command<'papers.print', readonly PaperSource[]>({
  prepare: async (call, { nos }) => {
    const sources = [...new Set(nos)].map((no) => sourceOf(deskOf(call).db, no));
    for (const source of sources) requireHolding(deskOf(call).db, source);
    for (const source of sources) await call.app.typesetter.check({ job: 'check', source });
    return sources;
  },
  act: (transaction, { to }, sources, call) => {
    const settings = readSettings(transaction.db);
    const prints = sources.map(({ kind, no, entry }) => {
      const profile = profileFor(settings, kind);
      const { device } = routeOf(settings, profile, to === 'printer');
      const way = to === 'printer' && device === null ? 'dialog' : to;
      const copy = { kind, no, reprint: nextCopy(transaction.db, no) };
      const amounts = { ...copy, profile, way } as const;
      const started = transaction.append({ type: 'print.started/1', subject: entry.subject, amounts, body: null });
      call.app.outgoing.set(started.id, 'begun');
      return { printId: started.id, ...copy };
    });
    return { prints };
  },
  changes: ['papers'],
});

interface Sending {
  readonly source: PaperSource;
  readonly sent: Sent;
}

/** 'papers.send': throws 'print-unknown', 'print-ended', 'print-sent', 'paper-decision-refused'. */
export const sendPrint = command<'papers.send', Sending>({
  prepare: async (call, { printId }) => {
    const { db } = deskOf(call);
    const print = openPrintOf(db, printId);
    const source = sourceOf(db, print.no);
    requireHolding(db, source);
    const copy = print.reprint === 0 ? source : { ...source, copy: { nth: print.reprint } };
    const route = routeOf(readSettings(db), print.profile, print.way === 'printer');
    return { source, sent: await onlyOnce(call, print, () => sendSheet(call, { job: 'paper', source: copy }, route)) };
  },
  act: (transaction, { printId }, { source, sent }, call): Output<'papers.send'> => {
    const print = openPrintOf(transaction.db, printId);
    switch (sent.state) {
      case 'queued':
        note(transaction, 'paper.printed/1', print);
        return sent;
      case 'failed':
        note(transaction, 'print.failed/1', print);
        return sent;
      // It may come out yet: it stays open until somebody who sees the printer says.
      case 'unknown':
        return sent;
      case 'drawn': {
        // A file can be printed anywhere, so it is out; a dialog is confirmed when it closes.
        if (print.way === 'file') note(transaction, 'paper.printed/1', print);
        const name = fileNameOf(source.kind, source.no);
        const ticket = call.app.downloads.put({ bytes: sent.bytes, type: 'application/pdf', name });
        return { state: 'handed', ticket, name, profile: print.profile };
      }
    }
  },
  changes: ['papers'],
});

/** A print's bytes leave the desk once: a second sheet would be a second original. What could not be drawn has not left. */
async function onlyOnce<T>({ app: { outgoing } }: Call, { printId, no }: Print, act: () => Promise<T>): Promise<T> {
  if (outgoing.get(printId) !== 'begun') throw new AppError('print-sent', { no });
  outgoing.set(printId, 'sending');
  try {
    const sent = await act();
    outgoing.delete(printId);
    return sent;
  } catch (cause) {
    outgoing.set(printId, 'begun');
    throw cause;
  }
}

/** 'papers.confirm': throws 'print-unknown', 'print-ended', 'print-of-other', 'print-of-file', 'print-going'. */
export const confirmPrints = command<'papers.confirm', null>({
  prepare: () => null,
  act: (transaction, { printIds, cameOut }, _prepared, call) => {
    for (const printId of new Set(printIds)) {
      const print = printOf(transaction.db, printId);
      if (cameOut) confirm(transaction, print);
      else takeBack(transaction, print, call);
    }
    return {};
  },
  changes: ['papers'],
});

function confirm(transaction: Transaction, print: Print): void {
  if (print.state === 'failed') throw new AppError('print-ended', { no: print.no });
  if (print.state === 'open') note(transaction, 'paper.printed/1', print);
}

/** What was confirmed is taken back by whoever printed it, the same day, or by a supervisor: it makes a second original. */
function takeBack(transaction: Transaction, print: Print, call: Call): void {
  if (print.state === 'failed') return;
  const { no, printId } = print;
  if (call.app.outgoing.get(printId) === 'sending') throw new AppError('print-going', { no });
  if (print.way === 'file' && print.state === 'printed') throw new AppError('print-of-file', { no });
  const { operatorNo, grants } = sessionOf(call).operator;
  const isOwn = print.operatorNo === operatorNo && print.startedAt.slice(0, 10) === transaction.businessDay;
  const mayTakeBack = print.state === 'open' || isOwn || grants.includes('supervisor');
  if (!mayTakeBack) throw new AppError('print-of-other', { no, operatorNo: print.operatorNo });
  call.app.outgoing.delete(printId);
  note(transaction, 'print.failed/1', print);
}

function note(transaction: Transaction, type: 'paper.printed/1' | 'print.failed/1', print: Print): void {
  const { kind, no, reprint } = print;
  const paper = transaction.db.one<{ subject: string }>('SELECT subject FROM papers WHERE no = ?', no);
  if (paper === undefined) throw new AppError('paper-unknown', { no });
  transaction.append({ type, subject: paper.subject, amounts: { kind, no, reprint }, body: null });
}

/** 'papers.unconfirmed' */
export const unconfirmedPrints: QueryHandler<'papers.unconfirmed'> = (call) => ({
  prints: openPrints(deskOf(call).db),
});
