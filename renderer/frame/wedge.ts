/** Scanners and readers that type: text faster than a hand, ended by Enter, wherever the focus is (UI.md "Manner"). */
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { type Burst, goesOn, LONGEST_GAP, scanOf, withCharacter } from './burst.ts';
import { choosesByDigit, isSecret, keepField, type PutBack } from './wedge-field.ts';

/** What a scan does, or null for one that is only typing. What it was typed into is put back before it acts. */
export type ScanTaker = (text: string) => (() => void) | null;

/** How long a digit on a choice waits to be told from the first of a scan, in milliseconds: no shorter than the scan's own gaps. */
const HOLD = LONGEST_GAP + 20;

/** Listens while `isActive`. What is typed by hand, or scanned and not taken, is left alone. */
export function useWedge(onScan: ScanTaker, isActive: boolean): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!isActive) return undefined;
    const wedge = createWedge((text) => latest.current(text));
    window.addEventListener('keydown', wedge.keyDown, { capture: true });
    window.addEventListener('beforeinput', wedge.input, { capture: true });
    return () => {
      wedge.stop();
      window.removeEventListener('keydown', wedge.keyDown, { capture: true });
      window.removeEventListener('beforeinput', wedge.input, { capture: true });
    };
  }, [isActive]);
}

function createWedge(onScan: ScanTaker) {
  let burst: Burst | null = null;
  let putBack: PutBack = () => undefined;
  /** The character whose key was seen, so that its input is not counted twice. */
  let keyed: string | null = null;
  const held = holdDigits();
  const add = (character: string, at: number): void => {
    if (!goesOn(burst, at)) putBack = keepField(document.activeElement);
    burst = withCharacter(burst, character, at);
  };
  const end = (event: KeyboardEvent): void => {
    const scan = scanOf(burst, event.timeStamp);
    burst = null;
    const act = scan === null ? null : onScan(scan);
    held.release(act !== null);
    if (act === null) return;
    stopEvent(event);
    putBack();
    // The page has drawn itself as it was before the scan.
    flushSync(() => undefined);
    act();
  };
  const character = (event: KeyboardEvent): void => {
    const typed = event.key === 'Tab' ? '\t' : event.key;
    const isFast = goesOn(burst, event.timeStamp) && burst.text.length > 1;
    add(typed, event.timeStamp);
    keyed = typed;
    // Inside a scan a Tab stands between number and name.
    if (typed === '\t' && isFast) stopEvent(event);
    else if (choosesByDigit(event.target) && (isFast || /^\d$/.test(typed))) held.hold(event);
    else held.release(false);
  };
  return {
    keyDown: (event: KeyboardEvent): void => {
      const isChord = event.ctrlKey || event.altKey || event.metaKey;
      if (!event.isTrusted || event.isComposing || event.key === 'Shift' || isSecret(event.target)) return;
      if (event.key === 'Enter' && !isChord) return end(event);
      if (!isChord && !event.repeat && ([...event.key].length === 1 || event.key === 'Tab')) return character(event);
      burst = null;
      held.release(false);
    },
    /** Characters that no key stands for, such as a name in Chinese behind a number; a scan never begins with them. */
    input: (event: InputEvent): void => {
      const isKeyed = event.data !== null && event.data === keyed;
      keyed = null;
      if (event.data === null || isKeyed || !event.isTrusted || isSecret(event.target)) return;
      if (goesOn(burst, event.timeStamp)) add(event.data, event.timeStamp);
    },
    stop: () => held.release(false),
  };
}

/** Digits on a choice wait a moment: the first of a scan must not choose. By hand the wait is not felt. */
function holdDigits() {
  let digits: KeyboardEvent[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const release = (isScan: boolean): void => {
    clearTimeout(waiting);
    const pressed = digits;
    digits = [];
    if (isScan) return;
    for (const { key, target } of pressed) {
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  };
  return {
    hold: (event: KeyboardEvent): void => {
      stopEvent(event);
      digits.push(event);
      clearTimeout(waiting);
      waiting = setTimeout(() => release(false), HOLD);
    },
    release,
  };
}

function stopEvent(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
