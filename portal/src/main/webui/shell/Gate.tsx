import { useEffect, type ReactNode } from 'react';
import { Banner } from './Banner';
import { Logo } from './Logo';
import { LanguageMenu, ThemeMenu } from './Preferences';

/** What pages before signing in have around them. */
export function Gate({ title, sub, children }: { title: string; sub: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Berth`;
  }, [title]);
  return (
    <div className="gate">
      <header className="bar-top">
        <span className="brand grow"><Logo />Berth</span><LanguageMenu /><ThemeMenu />
      </header>
      <main>
        <h1>{title}</h1>
        <p className="sub">{sub}</p>
        <Banner />
        {children}
      </main>
    </div>
  );
}
