import { type ReactNode, useEffect } from 'react';

type Props = {
  title: string;
  /** One sentence on what this page is for. */
  lead?: ReactNode;
  /** Where one is: "Visions · Mathematics". */
  above?: ReactNode;
  actions?: ReactNode;
  isWide?: boolean;
  children?: ReactNode;
};

/** A page: its title (also the tab's), one sentence, its actions, its content in one readable column. */
export function PageBody({ title, lead, above, actions, isWide = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Jointly`;
  }, [title]);
  return (
    <div className={isWide ? 'page page-wide' : 'page'}>
      <header className="page-heading">
        {above !== undefined && <p className="above">{above}</p>}
        <div className="row-apart">
          <h1 tabIndex={-1}>{title}</h1>
          {actions !== undefined && <div className="row">{actions}</div>}
        </div>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

/** A sheet of paper on the page: one subject, with its heading. */
export function Sheet({
  title,
  actions,
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="sheet">
      {title !== undefined && (
        <div className="row-apart">
          <h2>{title}</h2>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}

/** Nothing here yet: one sentence what this is for, one button to begin. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** What is next and who owns it. */
export function NextCard({
  what,
  who,
  isPressing = false,
}: {
  what: ReactNode;
  who?: ReactNode;
  isPressing?: boolean;
}) {
  return (
    <div className={isPressing ? 'next-card next-card-attention' : 'next-card'}>
      <span className="what">{what}</span>
      {who !== undefined && <span className="who">{who}</span>}
    </div>
  );
}
