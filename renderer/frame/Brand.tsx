/** The product's name as it stands on the gate pages. */
export function Brand() {
  return (
    <div className="brand">
      <span className="brand-mark" aria-hidden="true">
        联
      </span>
      <div>
        <h1>联办窗口</h1>
        <p>医保 · 商业健康保险联合服务</p>
      </div>
    </div>
  );
}
