/** 普通版 or 关怀版: one switch for the whole screen, remembered on this machine. */
import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from 'react';
import { applyEdition } from './css-variables.ts';
import type { Edition } from './tokens.ts';

interface EditionSwitch {
  readonly edition: Edition;
  readonly setEdition: (edition: Edition) => void;
}

const STORED_AS = 'desk.edition';
const EditionContext = createContext<EditionSwitch>({ edition: 'standard', setEdition: () => undefined });

/** Applies the edition to everything below. */
export function EditionProvider({ children }: { readonly children: ReactNode }) {
  const [edition, setEdition] = useState<Edition>(() =>
    localStorage.getItem(STORED_AS) === 'care' ? 'care' : 'standard',
  );
  useLayoutEffect(() => {
    applyEdition(document.documentElement, edition);
    localStorage.setItem(STORED_AS, edition);
  }, [edition]);
  return <EditionContext value={{ edition, setEdition }}>{children}</EditionContext>;
}

/** One edition for everything below, with no switch and nothing remembered. */
export function FixedEdition({ edition, children }: { readonly edition: Edition; readonly children: ReactNode }) {
  return <EditionContext value={{ edition, setEdition: () => undefined }}>{children}</EditionContext>;
}

/** The edition in force and its switch. */
export function useEdition(): EditionSwitch {
  return useContext(EditionContext);
}
