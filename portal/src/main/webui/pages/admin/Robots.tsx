import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { robotAt } from '../../lib/robots';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Icon } from '../../ui';
import { RobotList } from '../robots/RobotList';

/** Accounts of programs that work in many projects, or on the installation itself. */
export default function Robots() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/admin/robots' });
  const navigate = useNavigate({ from: '/admin/robots' });
  useCrumbs({ text: t('administration') }, { text: t('robots') });
  return (
    <>
      <PageHead title={t('robots')} sub={t('robots.sub')}><Link className="btn p" to={robotAt(undefined, 'new')}><Icon name="plus" />{t('robot.new')}</Link></PageHead>
      <section className="card">
        <RobotList admin page={search.page ?? 1} onPage={page => void navigate({ search: { page } })} />
      </section>
    </>
  );
}
