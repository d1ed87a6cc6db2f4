import type { ReactNode } from 'react';
import { useShown } from '../address/shown';

interface FoldProps {
  /** Its short name in the address. */
  name: string;
  className?: string;
  summary: ReactNode;
  children: ReactNode;
}

/** Lines to unfold. Whether they are open stands in the address. */
export function Fold({ name, className, summary, children }: FoldProps) {
  const [isOpen, setOpen] = useShown(name);
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== isOpen) setOpen(currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
