import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouter } from '@tanstack/react-router';
import { Empty, Problem } from '../ui';

export function Missing() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('missing.title')} · Berth`;
  }, [t]);
  return (
    <section className="card">
      <Empty title={t('missing.title')}>
        <p>{t('missing.text')}</p>
        <Link className="btn p" to="/projects">{t('projects')}</Link>
      </Empty>
    </section>
  );
}

export function Trouble({ error }: { error: unknown }) {
  const router = useRouter();
  return <div className="card"><div className="body"><Problem error={error} retry={() => void router.invalidate()} /></div></div>;
}
