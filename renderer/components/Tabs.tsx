/** The parts of a page, side by side under its head. */

export interface TabsProps<I extends string> {
  readonly parts: readonly { readonly id: I; readonly name: string }[];
  readonly shown: I;
  readonly show: (id: I) => void;
  readonly label: string;
}

/** A row of buttons of which one is pressed. */
export function Tabs<I extends string>({ parts, shown, show, label }: TabsProps<I>) {
  return (
    <div className="tabs" role="group" aria-label={label}>
      {parts.map(({ id, name }) => (
        <button key={id} type="button" className="tab" aria-pressed={id === shown} onClick={() => show(id)}>
          {name}
        </button>
      ))}
    </div>
  );
}
