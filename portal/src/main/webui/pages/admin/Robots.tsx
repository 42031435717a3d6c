import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Button } from '../../ui';
import { RobotList } from '../robots/RobotList';

/** Accounts of programs that work in many projects, or on the installation itself. */
export default function Robots() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/robots' });
  const navigate = useNavigate({ from: '/admin/robots' });
  const [making, setMaking] = useState(false);
  useCrumbs({ text: t('administration') }, { text: t('robots') });
  return (
    <>
      <PageHead title={t('robots')} sub={t('robots.sub')}><Button kind="primary" icon="plus" onClick={() => setMaking(true)}>{t('robot.new')}</Button></PageHead>
      <section className="card">
        <RobotList admin page={search.page ?? 1} onPage={page => void navigate({ search: { page } })} making={making} onMaking={setMaking} />
      </section>
    </>
  );
}
