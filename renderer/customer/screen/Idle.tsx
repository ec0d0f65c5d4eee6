/** Nobody is being served: a welcome, and what can be joined here today. */
import type { ContentOf } from '../../../shared/customer-screen.ts';

/** `idle` null: no clerk's window is heard. */
export function Idle({ idle }: { readonly idle: ContentOf<'idle'> | null }) {
  return (
    <main className="customer-idle">
      <h1>欢迎</h1>
      <p>{idle === null || idle.site === '' ? '医保 · 商业健康保险联合服务窗口' : idle.site}</p>
      {idle !== null && idle.products.length > 0 && (
        <section aria-label="今日可办理">
          <h2>今日可办理</h2>
          <ul>
            {idle.products.map((product) => (
              <li key={product}>{product}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="customer-soft">请出示身份证、社保卡或医保电子凭证</p>
    </main>
  );
}
