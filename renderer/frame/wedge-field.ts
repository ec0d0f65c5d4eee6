/** The field that had the focus when a scan began, put back as it was: a scan is not what the clerk was typing there. */

/** Puts a field back. */
export type PutBack = () => void;

/** What undoes a scan in the element that has the focus now. */
export function keepField(element: Element | null): PutBack {
  if (element instanceof HTMLSelectElement) return keepSelect(element);
  if (element instanceof HTMLInputElement && isTyped(element)) return keepText(element, HTMLInputElement.prototype);
  if (element instanceof HTMLTextAreaElement) return keepText(element, HTMLTextAreaElement.prototype);
  return () => undefined;
}

/** Whether a digit pressed here chooses something at once. */
export function choosesByDigit(element: EventTarget | null): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'radio';
}

/** A password is typed, never scanned: nothing of it is looked at. */
export function isSecret(element: EventTarget | null): boolean {
  return element instanceof HTMLInputElement && element.type === 'password';
}

function isTyped({ type }: HTMLInputElement): boolean {
  return !['radio', 'checkbox', 'button', 'file', 'submit'].includes(type);
}

function keepText(field: HTMLInputElement | HTMLTextAreaElement, prototype: object): PutBack {
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    if (field.value === value) return;
    writeValue(field, prototype, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  };
}

function keepSelect(select: HTMLSelectElement): PutBack {
  const { value } = select;
  return () => {
    if (select.value === value) return;
    writeValue(select, HTMLSelectElement.prototype, value);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

/** By the browser's own setter: React keeps one of its own on the element and would think that nothing had changed. */
function writeValue(field: Element, prototype: object, value: string): void {
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}
