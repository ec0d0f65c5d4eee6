/** Handing out a paper: printed or saved, each time counted by the desk; after the first it is marked 补打. */
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { DeskClient } from '../api/client.ts';
import { useDesk } from '../api/desk-context.ts';
import { printPdf, savePdf } from './print-paper.ts';

export interface HandOut {
  readonly print: UseMutationResult<void, Error, void>;
  readonly save: UseMutationResult<void, Error, void>;
}

/** Both ways out of the desk for the paper of a number. A saved file can be printed anywhere, so it counts alike. */
export function useHandOut(no: string): HandOut {
  const { client } = useDesk();
  return {
    print: useMutation({ mutationFn: () => handOut(client, no, printPdf) }),
    save: useMutation({ mutationFn: () => handOut(client, no, (url) => Promise.resolve(savePdf(url, `${no}.pdf`))) }),
  };
}

async function handOut(
  client: DeskClient,
  no: string,
  deliver: (url: string, name: string) => Promise<void>,
): Promise<void> {
  const { ticket, name } = await client.call('papers.print', { no });
  const url = await client.fileUrl(ticket);
  await deliver(url, name);
  // Not revoked: a download in progress still reads it; it goes with the page.
}
