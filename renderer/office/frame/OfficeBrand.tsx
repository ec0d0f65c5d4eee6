/** What this page is called, and whose it is. */
export function OfficeBrand({ centreName }: { readonly centreName: string }) {
  return (
    <div className="brand">
      <span className="brand-mark" aria-hidden="true">
        核
      </span>
      <div>
        <h1>理赔审核</h1>
        <p>{centreName}</p>
      </div>
    </div>
  );
}
