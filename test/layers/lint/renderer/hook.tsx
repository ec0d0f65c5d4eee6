import { useState } from 'react';

export function useDraft(isNew: boolean): string {
  if (isNew) return '';
  const [draft] = useState('');
  return draft;
}
