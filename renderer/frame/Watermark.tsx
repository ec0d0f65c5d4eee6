/** 体验模式 across the screen: grey, diagonal, never in the way of a click. */

const MARKS = Array.from({ length: 28 }, (_, at) => at);

/** Marks everything shown as invented. */
export function Watermark() {
  return (
    <div className="watermark" aria-hidden="true">
      {MARKS.map((at) => (
        <span key={at} data-mark="体验模式" />
      ))}
    </div>
  );
}
