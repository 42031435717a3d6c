import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pins } from '../api/pins';
import { unescaped } from '../lib/escaped';
import { placeOf, within } from '../lib/pins';
import { Icon } from '../ui';

/** What somebody has pinned, in the navigation. */
export function Pinned() {
  const { t } = useTranslation();
  const names = useQuery(pins).data ?? [];
  const path = useRouterState({ select: state => state.location.pathname });
  if (names.length === 0) return null;
  return (
    <>
      <div className="sec row" id="nav-pinned"><span className="grow">{t('pinned')}</span><Icon name="pin" /></div>
      <ul aria-labelledby="nav-pinned">
        {names.map(name => (
          <li key={name}>
            <Link to={placeOf(name)} title={name} activeProps={{}} aria-current={within(name, unescaped(path)) ? 'page' : undefined}>
              <Icon name={name.includes('/') ? 'box' : 'folders'} /><span className="trunc">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
