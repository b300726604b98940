import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** `unsaved` is the only red thing in Jointly: something could not be saved. */
  kind?: 'info' | 'attention' | 'unsaved';
};

/** A message in the page. Refusals are read out at once, the rest politely. */
export function Notice({ children, kind = 'info' }: Props) {
  const Icon = kind === 'info' ? Info : kind === 'attention' ? CircleAlert : TriangleAlert;
  return (
    <div
      className={kind === 'info' ? 'notice' : `notice notice-${kind}`}
      role={kind === 'unsaved' ? 'alert' : 'status'}
    >
      <Icon aria-hidden="true" />
      <div className="stack-tight">{children}</div>
    </div>
  );
}

/** A short mark beside a title: a stage, a kind. */
export function Tag({
  children,
  kind = 'plain',
}: {
  children: ReactNode;
  kind?: 'plain' | 'accent' | 'attention';
}) {
  return <span className={kind === 'plain' ? 'tag' : `tag tag-${kind}`}>{children}</span>;
}
