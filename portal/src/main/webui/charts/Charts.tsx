import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui';

/** A card whose picture can be had as a table. */
export function ChartCard({ title, aside, picture, table, className = '' }: {
  title: string; aside?: ReactNode; picture: ReactNode; table: ReactNode; className?: string;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const label = t('chart.table');
  return (
    <section className={`card ${className}`}>
      <header>
        <h2>{title}</h2>
        <span className="sp row">
          {aside}
          <button type="button" className="iconbtn s" aria-pressed={asTable} aria-label={`${label}: ${title}`} title={label} onClick={() => setAsTable(!asTable)}>
            <Icon name="table" />
          </button>
        </span>
      </header>
      {asTable ? table : picture}
    </section>
  );
}
