/** The form of an act: the focus lands in it when it appears, and Ctrl+Enter confirms it from anywhere on the page. */
import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { focusFirstEmpty, formKeys } from '../../components/form-keys.ts';
import { useHotKey } from '../../components/use-hot-key.ts';

/** The key handler of the element around the form's controls, which `form` is. */
export function useActForm(
  form: RefObject<HTMLDivElement | null>,
  confirm: () => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  useEffect(() => {
    if (form.current !== null) focusFirstEmpty(form.current);
  }, [form]);
  useHotKey('Ctrl+Enter', confirm);
  return formKeys(confirm, 'stays');
}
