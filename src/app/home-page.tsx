import { PageBody } from '../client/design/page.tsx';
import { m } from '../client/words/words.ts';

/** What is next, and who owns it. */
export function HomePage() {
  return <PageBody title={m.frame_home()} />;
}
