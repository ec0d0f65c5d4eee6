/** What a column does not show says that it is there: a citizen who sees no edge does not scroll. */
import { useEffect, useState, type RefObject } from 'react';

/** A button over the lower edge while more follows; it moves the column on by most of its height. */
export function More({ column }: { readonly column: RefObject<HTMLElement | null> }) {
  const hasMore = useHasMore(column);
  if (!hasMore) return null;
  const moveOn = () => column.current?.scrollBy({ top: column.current.clientHeight * 0.8 });
  return (
    <button type="button" className="customer-more" onClick={moveOn}>
      ↓ 下面还有内容
    </button>
  );
}

/** Less than this is padding. */
const WORTH_PX = 12;

function useHasMore(column: RefObject<HTMLElement | null>): boolean {
  const [hasMore, setHasMore] = useState(false);
  // After every drawing: what stands in the column may be another.
  useEffect(() => {
    const element = column.current;
    if (element === null) return undefined;
    const look = () => setHasMore(element.scrollHeight - element.clientHeight - element.scrollTop > WORTH_PX);
    const watcher = new ResizeObserver(look);
    // Its own size and that of what stands in it: both change what is hidden.
    for (const part of [element, ...element.children]) watcher.observe(part);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  });
  return hasMore;
}
