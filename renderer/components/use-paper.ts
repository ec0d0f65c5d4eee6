/** A paper's PDF as a URL of this page: opened once, which the desk journals, given back when it is no longer shown. */
import { useEffect, useState } from 'react';
import { useDesk } from '../api/desk-context.ts';

export interface LoadedPaper {
  readonly url: string | null;
  readonly error: unknown;
}

const NOTHING: LoadedPaper = { url: null, error: null };

/** Opens the paper of a number. */
export function usePaper(no: string): LoadedPaper {
  const { client } = useDesk();
  const [loaded, setLoaded] = useState(NOTHING);
  useEffect(() => {
    let isShown = true;
    let url: string | null = null;
    const open = async () => {
      const { ticket } = await client.call('papers.open', { no });
      const opened = await client.fileUrl(ticket);
      if (isShown) setLoaded({ url: opened, error: null });
      else URL.revokeObjectURL(opened);
      url = opened;
    };
    // A paper shown for a moment only (a double mount, a quick tab change) is never opened.
    const start = setTimeout(() => {
      open().catch((error: unknown) => {
        if (isShown) setLoaded({ url: null, error });
      });
    }, 0);
    return () => {
      isShown = false;
      clearTimeout(start);
      if (url !== null) URL.revokeObjectURL(url);
      setLoaded(NOTHING);
    };
  }, [client, no]);
  return loaded;
}
