/** The refused rows of a roster version, handed to the operator as a file. */
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useDesk } from '../../api/desk-context.ts';

/** Asks the desk for the whole list (the screen shows its beginning only) and saves it. */
export function useRefusedFile(): UseMutationResult<void, Error, number> {
  const { client } = useDesk();
  return useMutation({
    mutationFn: async (version: number) => {
      const { ticket, name } = await client.call('roster.refused', { version });
      const link = document.createElement('a');
      link.href = await client.fileUrl(ticket);
      link.download = name;
      link.click();
    },
  });
}
