/** Prints a test page; the answer is what to tell, empty when the dialog has it. */
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { ProfileId } from '../../../shared/print-profile.ts';
import { useDesk } from '../../api/desk-context.ts';
import { printPdfs } from '../../components/print-paper.ts';

/** To the sheet's printer where one is set, else through the browser's dialog. */
export function useTestPage(): UseMutationResult<string, Error, ProfileId> {
  const { client } = useDesk();
  return useMutation({
    mutationFn: async (profile: ProfileId) => {
      const sent = await client.call('printers.testPage', { profile });
      if (sent.state === 'queued') return `测试页已交给打印机“${sent.device}”。`;
      if (sent.state !== 'handed') return sent.reason;
      const url = await client.fileUrl(sent.ticket);
      await printPdfs([{ url, name: sent.name }], () => URL.revokeObjectURL(url));
      return '';
    },
  });
}
