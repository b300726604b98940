import { Reading } from '../areas/analysis/ui/reading.tsx';
import { ConversationPage } from '../areas/supports/ui/conversation-page.tsx';

/** A data conversation, beside the reading that it looks at. */
export function ConversationWithReading() {
  return <ConversationPage Reading={Reading} />;
}
