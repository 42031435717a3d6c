import type { ReactNode } from 'react';

/** A table that scrolls sideways where it is too wide, also by keyboard. */
export function Table({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table><thead><tr>{head}</tr></thead><tbody>{children}</tbody></table>
    </div>
  );
}

/** The head of a column that does not sort; without a text it is only read out. */
export function Head({ children, right, optional, hidden }: { children: ReactNode; right?: boolean; optional?: boolean; hidden?: boolean }) {
  return (
    <th scope="col" className={`${right ? 'r' : ''}${optional ? ' optional' : ''}`}>
      {hidden ? <span className="vh">{children}</span> : children}
    </th>
  );
}
