/** Hands on the keyboard: Enter moves on, Ctrl+Enter confirms (UI.md, "Manner"). */
import type { KeyboardEvent } from 'react';
import { takeFocus } from './take-focus.ts';

/** What Enter does in the last control: a short form is confirmed by it, a form that moves money is not. */
export type LastEnter = 'confirms' | 'stays';

/** The key handler of a form. Ctrl+Enter calls `confirm`; Enter in a control goes to the next one. */
export function formKeys(confirm: () => void, lastEnter: LastEnter): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.ctrlKey) {
      event.preventDefault();
      confirm();
    } else if (isControl(event.target)) {
      event.preventDefault();
      const hasMoved = moveOn(event.currentTarget, event.target);
      if (!hasMoved && lastEnter === 'confirms') confirm();
    }
  };
}

/** Focuses the first control of a form that is empty, or else its first. */
export function focusFirstEmpty(form: HTMLElement): void {
  takeFocus(firstEmpty(form));
}

/** The first control without an answer, or else the first. */
export function firstEmpty(form: HTMLElement): HTMLElement | undefined {
  const controls = stopsOf(form);
  return controls.find((control) => !isFilled(control)) ?? controls[0];
}

function moveOn(form: HTMLElement, from: HTMLElement): boolean {
  const stops = stopsOf(form, from);
  const next = stops[stops.indexOf(from) + 1];
  next?.focus();
  // As Tab does: what is typed now takes the place of what stands there.
  if (next instanceof HTMLInputElement) next.select();
  return next !== undefined;
}

type Control = HTMLInputElement | HTMLSelectElement;

function isControl(target: EventTarget): target is Control {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/**
 * Where Enter stops: each visible control, one per radio group (the taken one, else the first), and marked buttons. What
 * stands in `data-enter-passes` is reached by Tab only, and left to its next neighbour.
 */
function stopsOf(form: HTMLElement, from?: HTMLElement): HTMLElement[] {
  const selector = 'input:not([disabled]), select:not([disabled]), button[data-enter]:not([disabled])';
  const all = [...form.querySelectorAll<HTMLElement>(selector)];
  return all.filter(
    (element) =>
      element === from || (element.offsetParent !== null && !isPassed(element, from) && isStop(element, from)),
  );
}

function isPassed(element: HTMLElement, from: HTMLElement | undefined): boolean {
  const passed = element.closest('[data-enter-passes]');
  return passed !== null && !(from !== undefined && passed.contains(from));
}

function isStop(element: HTMLElement, from: HTMLElement | undefined): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
  if (from instanceof HTMLInputElement && from.type === 'radio' && from.name === element.name) return false;
  const group = [...(element.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input:not([disabled])') ?? [])];
  const taken = group.find((radio) => radio.checked) ?? group[0];
  return taken === element;
}

function isFilled(control: HTMLElement): boolean {
  if (control instanceof HTMLInputElement && control.type === 'radio') {
    return [...(control.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input') ?? [])].some((r) => r.checked);
  }
  return !isControl(control) || control.value !== '';
}
