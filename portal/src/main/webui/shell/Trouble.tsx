import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouter } from '@tanstack/react-router';
import { Problem } from '../ui';

export function Missing() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t('missing.title')} · Berth`;
  }, [t]);
  return (
    <main className="empty">
      <h1>{t('missing.title')}</h1>
      <p>{t('missing.text')}</p>
      <Link className="btn p" to="/projects">{t('projects')}</Link>
    </main>
  );
}

export function Trouble({ error }: { error: unknown }) {
  const router = useRouter();
  return <div className="card"><div className="body"><Problem error={error} retry={() => void router.invalidate()} /></div></div>;
}
