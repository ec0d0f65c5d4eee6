/** Whether 测算 is open: Alt+W opens it, Esc closes it before it leaves the page. */
import { useEffect, useState } from 'react';
import type { HealthStatus } from '../../../shared/health.ts';
import { useHotKey } from '../../components/use-hot-key.ts';
import { useIsPageActive } from '../../frame/pages.ts';
import { emptySupposition, type SuppositionDraft } from './supposition.ts';

export interface WhatIfAtWork {
  /** Null: closed. */
  readonly draft: SuppositionDraft | null;
  readonly change: (draft: SuppositionDraft) => void;
  readonly open: () => void;
  readonly close: () => void;
}

/** `status`: the figure the clerk looks at; null while there is none, and then nothing can be supposed. */
export function useWhatIf(status: HealthStatus | null): WhatIfAtWork {
  const [draft, setDraft] = useState<SuppositionDraft | null>(null);
  const [back, setBack] = useState<HTMLElement | null>(null);
  const isActive = useIsPageActive();
  const open = () => {
    if (status === null || draft !== null) return;
    setBack(document.activeElement instanceof HTMLElement ? document.activeElement : null);
    setDraft(emptySupposition(status));
  };
  const close = () => {
    setDraft(null);
    back?.focus();
  };
  useHotKey('Alt+W', open, isActive);
  useEscapeFirst(close, isActive && draft !== null && status !== null);
  return { draft: status === null ? null : draft, change: setDraft, open, close };
}

/** Hears Esc before the frame does, which would go back to the page before. */
function useEscapeFirst(act: () => void, isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  });
}
