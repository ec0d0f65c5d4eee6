/** Handing out papers: printed or saved, each time counted by the desk; after the first it is marked 补打. */
import { useState } from 'react';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { DeskClient } from '../api/client.ts';
import { useDesk } from '../api/desk-context.ts';
import { printPdfs, savePdf, type Pdf } from './print-paper.ts';

export interface HandOut {
  /** Prints the papers of these numbers in one go. */
  readonly print: UseMutationResult<void, Error, readonly string[]>;
  readonly save: UseMutationResult<void, Error, string>;
  /** Numbers handed out from here. */
  readonly handed: ReadonlySet<string>;
}

/** Both ways out of the desk. A saved file can be printed anywhere, so it counts alike. */
export function useHandOut(): HandOut {
  const { client } = useDesk();
  const [handed, setHanded] = useState<ReadonlySet<string>>(new Set());
  const note = (nos: readonly string[]) => setHanded((before) => new Set([...before, ...nos]));
  const print = useMutation({
    mutationFn: async (nos: readonly string[]) => {
      const pdfs: Pdf[] = [];
      for (const no of nos) pdfs.push(await fetchForHand(client, no));
      await printPdfs(pdfs);
    },
    onSuccess: (_, nos) => note(nos),
  });
  const save = useMutation({
    mutationFn: async (no: string) => savePdf((await fetchForHand(client, no)).url, `${no}.pdf`),
    onSuccess: (_, no) => note([no]),
  });
  return { print, save, handed };
}

/** Not revoked: a download in progress still reads it; it goes with the page. */
async function fetchForHand(client: DeskClient, no: string): Promise<Pdf> {
  const { ticket, name } = await client.call('papers.print', { no });
  return { url: await client.fileUrl(ticket), name };
}
