import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** `main`: the one next action of a screen. */
  look?: 'main' | 'plain' | 'quiet';
  type?: 'button' | 'submit';
  /** While true the button says it is working and does nothing; it keeps its focus. */
  isBusy?: boolean;
  onPress?: () => void;
  label?: string;
};

/** A button. Its words are a verb: "Send to the superintendent". */
export function Button({ children, look = 'plain', type = 'button', isBusy = false, onPress, label }: Props) {
  return (
    <button
      type={type}
      className={look === 'plain' ? 'button' : `button button-${look}`}
      aria-disabled={isBusy}
      aria-busy={isBusy}
      aria-label={label}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onPress?.();
      }}
    >
      {children}
    </button>
  );
}
