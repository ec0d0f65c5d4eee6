/** Handing out papers: each print is begun at the desk, sent, and confirmed when the printer or the dialog has taken it. */
import { useState } from 'react';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Output } from '../../shared/contract.ts';
import type { DeskClient } from '../api/client.ts';
import { useDesk } from '../api/desk-context.ts';
import { printPdfs, savePdf, type Pdf } from './print-paper.ts';

export type BegunPrint = Output<'papers.print'>['prints'][number];

/** What became of the last go: out, waiting for a word, refused by the printer, or said not to have come out. */
export interface LastPrint {
  readonly prints: readonly BegunPrint[];
  readonly state: 'out' | 'asked' | 'refused' | 'not-out';
  /** Why the printer refused; empty otherwise. */
  readonly reason: string;
}

export interface HandOut {
  /** Prints the papers of these numbers in one go: to their device where one is set, else through the dialog. */
  readonly print: UseMutationResult<void, Error, Going>;
  readonly save: UseMutationResult<void, Error, string>;
  /** 已打出 (true) or 没打出 (false) for the last go. */
  readonly answer: UseMutationResult<void, Error, boolean>;
  /** Numbers handed out from here. */
  readonly handed: ReadonlySet<string>;
  readonly last: LastPrint | null;
}

export interface Going {
  readonly nos: readonly string[];
  readonly to: 'printer' | 'dialog';
}

/** Both ways out of the desk. A saved file can be printed anywhere, so it counts alike. */
export function useHandOut(): HandOut {
  const { client } = useDesk();
  const [handed, setHanded] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<LastPrint | null>(null);
  const note = (prints: readonly BegunPrint[], isOut: boolean) =>
    setHanded((before) => withNumbers(before, prints, isOut));
  const answer = useMutation({
    mutationFn: (cameOut: boolean) => confirm(client, last?.prints ?? [], cameOut),
    onSuccess: (_, cameOut) => {
      setLast(last === null ? null : { ...last, state: cameOut ? 'out' : 'not-out' });
      note(last?.prints ?? [], cameOut);
    },
  });
  const print = useMutation({
    mutationFn: async ({ nos, to }: Going) => {
      answer.reset();
      const prints = await begin(client, nos, to);
      const gone = await givingUp(client, prints, () => send(client, prints));
      setLast({ prints: gone.refused.length > 0 ? gone.refused : prints, state: stateOf(gone), reason: gone.reason });
      for (const [at, group] of gone.groups.entries()) {
        const left = gone.groups.slice(at).flatMap((waiting) => waiting.prints);
        await givingUp(client, left, () => throughDialog(client, group, setLast, prints));
      }
      note(
        prints.filter((begun) => !gone.refused.includes(begun)),
        true,
      );
    },
    // What could not even be drawn was said not to have come out.
    onError: () => setLast(null),
  });
  const save = useMutation({
    mutationFn: async (no: string) => {
      const prints = await begin(client, [no], 'file');
      const { groups } = await givingUp(client, prints, () => send(client, prints));
      for (const { url, name } of groups.flatMap(({ pdfs }) => pdfs)) savePdf(url, name);
      note(prints, true);
    },
  });
  return { print, save, answer, handed, last };
}

/** Papers for one kind of sheet: one dialog. */
interface DialogGroup {
  readonly profile: string;
  readonly prints: readonly BegunPrint[];
  readonly pdfs: readonly Pdf[];
}

interface Gone {
  readonly groups: readonly DialogGroup[];
  readonly refused: readonly BegunPrint[];
  readonly reason: string;
}

async function begin(
  client: DeskClient,
  nos: readonly string[],
  to: 'printer' | 'dialog' | 'file',
): Promise<readonly BegunPrint[]> {
  const requestId = crypto.randomUUID();
  return (await client.call('papers.print', { nos: [...nos], to }, { requestId })).prints;
}

async function send(client: DeskClient, prints: readonly BegunPrint[]): Promise<Gone> {
  const groups = new Map<string, DialogGroup>();
  const refused: BegunPrint[] = [];
  let reason = '';
  for (const begun of prints) {
    const sent = await client.call('papers.send', { printId: begun.printId }, { requestId: crypto.randomUUID() });
    if (sent.state === 'failed') {
      refused.push(begun);
      reason = sent.reason;
    }
    if (sent.state !== 'handed') continue;
    const { profile, name } = sent;
    const group = groups.get(profile) ?? { profile, prints: [], pdfs: [] };
    // Not revoked: a download in progress still reads it; it goes with the page.
    const pdf = { url: await client.fileUrl(sent.ticket), name };
    groups.set(profile, { profile, prints: [...group.prints, begun], pdfs: [...group.pdfs, pdf] });
  }
  return { groups: [...groups.values()], refused, reason };
}

/** What broke off on the way never came out; if even that cannot be said, the print stays listed as unconfirmed. */
async function givingUp<T>(client: DeskClient, prints: readonly BegunPrint[], act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    await confirm(client, prints, false).catch(() => undefined);
    throw cause;
  }
}

/** The dialog's closing confirms; 没打出 takes it back. */
async function throughDialog(
  client: DeskClient,
  { prints, pdfs }: DialogGroup,
  setLast: (change: (last: LastPrint | null) => LastPrint | null) => void,
  go: readonly BegunPrint[],
): Promise<void> {
  await printPdfs(pdfs, () => {
    confirm(client, prints, true).then(
      () => setLast((last) => (last?.prints === go ? { ...last, state: 'out' } : last)),
      // Not confirmed: the question stays on the screen and the print in the list.
      () => undefined,
    );
  });
}

async function confirm(client: DeskClient, prints: readonly BegunPrint[], cameOut: boolean): Promise<void> {
  if (prints.length === 0) return;
  const printIds = prints.map(({ printId }) => printId);
  await client.call('papers.confirm', { printIds, cameOut }, { requestId: crypto.randomUUID() });
}

function stateOf({ groups, refused }: Gone): LastPrint['state'] {
  if (refused.length > 0) return 'refused';
  return groups.length > 0 ? 'asked' : 'out';
}

function withNumbers(before: ReadonlySet<string>, prints: readonly BegunPrint[], isOut: boolean): ReadonlySet<string> {
  const nos = new Set(prints.map(({ no }) => no));
  return isOut ? new Set([...before, ...nos]) : new Set([...before].filter((no) => !nos.has(no)));
}
