/** Handing out papers: each print is begun at the desk, sent, and confirmed when the printer or the dialog has taken it. */
import { useState } from 'react';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Output } from '../../shared/contract.ts';
import type { DeskClient } from '../api/client.ts';
import { useDesk } from '../api/desk-context.ts';
import { printPdfs, savePdf, type Pdf } from './print-paper.ts';

export type BegunPrint = Output<'papers.print'>['prints'][number];

/** What became of one print: out, waiting for a word, refused by the printer, or known not to have come out. */
export interface GonePrint extends BegunPrint {
  readonly state: 'out' | 'asked' | 'refused' | 'not-out';
  /** Why the printer refused, or why nobody knows; empty otherwise. */
  readonly reason: string;
}

export interface HandOut {
  /** Prints the papers of these numbers in one go: to their device where one is set, else through the dialog. */
  readonly print: UseMutationResult<void, Error, Going>;
  readonly save: UseMutationResult<void, Error, string>;
  /** 已打出 or 没打出 for some prints of the last go. */
  readonly answer: UseMutationResult<void, Error, Said>;
  /** Numbers handed out from here. */
  readonly handed: ReadonlySet<string>;
  /** The prints of the last go; empty before the first. */
  readonly last: readonly GonePrint[];
}

export interface Said {
  readonly prints: readonly BegunPrint[];
  readonly cameOut: boolean;
}

export interface Going {
  readonly nos: readonly string[];
  readonly to: 'printer' | 'dialog';
}

/** Both ways out of the desk. A saved file can be printed anywhere, so it counts alike. */
export function useHandOut(): HandOut {
  const { client } = useDesk();
  const [handed, setHanded] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<readonly GonePrint[]>([]);
  const tell: Tell = (prints, state, reason = '') => setLast((before) => changed(before, prints, state, reason));
  const answer = useMutation({
    mutationFn: ({ prints, cameOut }: Said) => confirm(client, prints, cameOut),
    onSuccess: (_, { prints, cameOut }) => {
      tell(prints, cameOut ? 'out' : 'not-out');
      setHanded((before) => withNumbers(before, prints, cameOut));
    },
  });
  const print = useMutation({
    mutationFn: async ({ nos, to }: Going) => {
      answer.reset();
      setLast([]);
      const prints = await begin(client, nos, to);
      setLast(prints.map((begun) => ({ ...begun, state: 'asked', reason: '' })));
      const stayed = new Set<BegunPrint>();
      try {
        await handOver(client, prints, (some, state, reason) => {
          if (state === 'refused' || state === 'not-out') for (const begun of some) stayed.add(begun);
          tell(some, state, reason);
        });
      } finally {
        const gone = prints.filter((begun) => !stayed.has(begun));
        setHanded((before) => withNumbers(before, gone, true));
      }
    },
  });
  const save = useMutation({
    mutationFn: async (no: string) => {
      const prints = await begin(client, [no], 'file');
      for (const begun of prints) {
        // Broken off here, nobody knows whether the file is out: the print stays listed as unconfirmed.
        const sent = await sendOne(client, begun);
        if (sent.state === 'handed') savePdf(sent.pdf.url, sent.pdf.name);
      }
      setHanded((before) => withNumbers(before, prints, true));
    },
  });
  return { print, save, answer, handed, last };
}

type Tell = (prints: readonly BegunPrint[], state: GonePrint['state'], reason?: string) => void;

/** Papers for one kind of sheet: one dialog. */
interface DialogGroup {
  readonly prints: readonly BegunPrint[];
  readonly pdfs: readonly Pdf[];
}

async function begin(
  client: DeskClient,
  nos: readonly string[],
  to: 'printer' | 'dialog' | 'file',
): Promise<readonly BegunPrint[]> {
  const requestId = crypto.randomUUID();
  return (await client.call('papers.print', { nos: [...nos], to }, { requestId })).prints;
}

/** Sends every print, then opens one dialog for each kind of sheet; what is known not to have left is given up on a fault. */
async function handOver(client: DeskClient, prints: readonly BegunPrint[], tell: Tell): Promise<void> {
  const groups = new Map<string, DialogGroup>();
  for (const [at, begun] of prints.entries()) {
    // The one that broke off may have come out: it keeps waiting for a word.
    const unsent = () => [...printsIn([...groups.values()]), ...prints.slice(at + 1)];
    const sent = await givingUp(client, unsent, tell, () => sendOne(client, begun));
    switch (sent.state) {
      case 'queued':
        tell([begun], 'out');
        break;
      case 'failed':
        tell([begun], 'refused', sent.reason);
        break;
      case 'unknown':
        tell([begun], 'asked', sent.reason);
        break;
      case 'handed':
        groups.set(sent.profile, withPrint(groups.get(sent.profile), begun, sent.pdf));
    }
  }
  const dialogs = [...groups.values()];
  for (const [at, group] of dialogs.entries()) {
    const unsent = () => printsIn(dialogs.slice(at));
    await givingUp(client, unsent, tell, () => throughDialog(client, group, tell));
  }
}

async function sendOne(client: DeskClient, { printId }: BegunPrint) {
  const sent = await client.call('papers.send', { printId }, { requestId: crypto.randomUUID() });
  if (sent.state !== 'handed') return sent;
  const { state, profile, name, ticket } = sent;
  // Not revoked: a download in progress still reads it; it goes with the page.
  return { state, profile, pdf: { url: await client.fileUrl(ticket), name } };
}

function withPrint(group: DialogGroup | undefined, begun: BegunPrint, pdf: Pdf): DialogGroup {
  return { prints: [...(group?.prints ?? []), begun], pdfs: [...(group?.pdfs ?? []), pdf] };
}

function printsIn(groups: readonly DialogGroup[]): BegunPrint[] {
  return groups.flatMap(({ prints }) => prints);
}

/** On a fault, says of what never left the desk that it did not come out; if even that cannot be said, it keeps waiting. */
async function givingUp<T>(
  client: DeskClient,
  unsent: () => readonly BegunPrint[],
  tell: Tell,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const prints = unsent();
    await confirm(client, prints, false).then(
      () => tell(prints, 'not-out'),
      () => undefined,
    );
    throw cause;
  }
}

/** The dialog's closing confirms; 没打出 takes it back. */
async function throughDialog(client: DeskClient, { prints, pdfs }: DialogGroup, tell: Tell): Promise<void> {
  await printPdfs(pdfs, () => {
    confirm(client, prints, true).then(
      () => tell(prints, 'out'),
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

/** Prints of an earlier go, and those somebody has already answered, stay as they are. */
function changed(
  before: readonly GonePrint[],
  prints: readonly BegunPrint[],
  state: GonePrint['state'],
  reason: string,
): readonly GonePrint[] {
  const ids = new Set(prints.map(({ printId }) => printId));
  return before.map((gone) => (ids.has(gone.printId) && gone.state !== 'not-out' ? { ...gone, state, reason } : gone));
}

function withNumbers(before: ReadonlySet<string>, prints: readonly BegunPrint[], isOut: boolean): ReadonlySet<string> {
  const nos = new Set(prints.map(({ no }) => no));
  return isOut ? new Set([...before, ...nos]) : new Set([...before].filter((no) => !nos.has(no)));
}
