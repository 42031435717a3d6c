import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { attention } from '../api/queries';
import { Icon } from '../ui';

/** Whether something needs somebody, wherever they are; it leads to what does. */
export function Bell() {
  const { t } = useTranslation();
  const count = useQuery(attention).data?.length ?? 0;
  const label = count > 0 ? t('attention.count', { count }) : t('attention.none');
  return (
    <Link to="/" hash="attention" className="iconbtn bell" activeProps={{ 'aria-current': undefined }} aria-label={label} title={label}>
      <Icon name="bell" />{count > 0 && <i aria-hidden />}
    </Link>
  );
}
