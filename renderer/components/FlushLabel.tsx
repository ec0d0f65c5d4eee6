/** A label at the right edge: a closing bracket is half empty, and what stands under it would end further right. */

/** The label, its last bracket pulled over the edge by the empty half. */
export function FlushLabel({ label }: { readonly label: string }) {
  if (!label.endsWith('）')) return label;
  return (
    <>
      {label.slice(0, -1)}
      <span className="end-bracket">）</span>
    </>
  );
}
