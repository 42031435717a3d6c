import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { RobotPage } from '../robots/RobotPage';

/** A robot that works in many projects, or on the installation itself. */
export default function Robot() {
  const { t } = useTranslation();
  const { robot } = useParams({ from: '/signed-in/admin/robots/$robot' });
  const admin = useMe().sysadmin_flag === true;
  return <RobotPage at={robot} may={admin} list="/admin/robots" crumbs={[{ text: t('administration') }, { text: t('robots'), to: '/admin/robots' }]} />;
}
