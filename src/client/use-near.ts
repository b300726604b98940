import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Whether an element has come near the screen, or the page is about to be printed; from then on it stays so. For what
 * takes time to draw and stands many times on one page.
 *
 * @returns what to put on the element, and whether it is near
 */
export function useNear<Seen extends Element>(): [RefObject<Seen | null>, boolean] {
  const seen = useRef<Seen>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (isNear || seen.current === null) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setIsNear(true),
      { rootMargin: '100%' },
    );
    watch.observe(seen.current);
    const show = () => flushSync(() => setIsNear(true));
    addEventListener('beforeprint', show);
    return () => {
      watch.disconnect();
      removeEventListener('beforeprint', show);
    };
  }, [isNear]);
  return [seen, isNear];
}
