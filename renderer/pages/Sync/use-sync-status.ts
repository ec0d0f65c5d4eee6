/** 'sync.status', asked again every few seconds while its page is in front: a contact without news changes no other screen. */
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useDeskQuery } from '../../api/use-desk-query.ts';
import { useIsPageActive } from '../../frame/pages.ts';

const EVERY_MS = 5_000;

/** The query as `useDeskQuery` gives it. */
export function useSyncStatus() {
  const status = useDeskQuery('sync.status', {});
  const queries = useQueryClient();
  const isActive = useIsPageActive();
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['sync.status', {}] }), EVERY_MS);
    return () => clearInterval(timer);
  }, [queries, isActive]);
  return status;
}
