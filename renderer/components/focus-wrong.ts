/** After a refused confirmation: the focus goes to the first field that is wrong. */
import { flushSync } from 'react-dom';

/**
 * Focuses the first wrong control inside the form, of a group of choices the taken one; true when there was one. Called in
 * the key or click that marked it wrong: done a frame later, it would take the focus from whatever the next key opened.
 */
export function focusFirstWrong(form: HTMLElement | null): boolean {
  flushSync(() => undefined);
  const control = form?.querySelector<HTMLElement>('.field-wrong input:not([disabled]), .field-wrong select');
  const taken = control?.closest('fieldset.choice-group')?.querySelector<HTMLElement>('input:checked');
  (taken ?? control)?.focus();
  // The browser brings the control into sight, but not the sentence below it.
  control?.closest('.field-wrong')?.scrollIntoView({ block: 'nearest' });
  return control !== null && control !== undefined;
}
