import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { health, overview, systemInfo, useMe } from '../api/queries';
import { Count, Drawer, Icon, Menu, type IconName } from '../ui';
import { Banner } from './Banner';
import { single } from '../lib/keys';
import { Bell } from './Bell';
import { Live } from '../live/Live';
import { Logo } from './Logo';
import { Pinned } from './Pinned';
import { places, type Place } from './places';
import { Palette } from './Palette';
import { LanguageMenu, ThemeMenu } from './Preferences';
import { placeOf, remember } from './recent';
import { Shortcuts } from './Shortcuts';
import { useLeave } from './useLeave';
import { Working } from './Working';

export interface Crumb {
  text: string;
  to?: string;
}

const Crumbs = createContext<(crumbs: Crumb[]) => void>(() => {});

/** Tells the top bar and the window's title where this page is. */
export function useCrumbs(...crumbs: Crumb[]) {
  const set = useContext(Crumbs);
  const known = JSON.stringify(crumbs);
  useEffect(() => {
    const list = JSON.parse(known) as Crumb[];
    set(list);
    document.title = [...list.map(crumb => crumb.text).reverse(), 'Berth'].join(' · ');
  }, [known, set]);
}

function NavLink({ place, count }: { place: Place; count?: number | undefined }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={place.to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: place.to === '/', includeSearch: false }}>
        <Icon name={place.icon} />{t(place.text)}{count !== undefined && <span className="n"><Count value={count} /></span>}
      </Link>
    </li>
  );
}

function NavLists() {
  const { t } = useTranslation();
  const admin = useMe().sysadmin_flag === true;
  const projects = useQuery(overview).data?.projects;
  return (
    <>
      <ul>{places.filter(place => !place.admin).map(place => <NavLink key={place.to} place={place} count={place.to === '/projects' ? projects : undefined} />)}</ul>
      <Pinned />
      {admin && places.some(place => place.admin) && (
        <>
          <div className="sec" id="nav-admin">{t('administration')}</div>
          <ul aria-labelledby="nav-admin">{places.filter(place => place.admin).map(place => <NavLink key={place.to} place={place} />)}</ul>
        </>
      )}
    </>
  );
}

function Foot() {
  const { t } = useTranslation();
  const state = useQuery(health);
  const version = useQuery(systemInfo).data?.harbor_version;
  const well = state.data?.status === 'healthy';
  return (
    <div className="foot">
      <span className={`dot ${state.data ? (well ? 'ok' : 'bad') : ''}`} aria-hidden />
      {state.data ? t(well ? 'health.well' : 'health.unwell') : t(state.error ? 'health.unknown' : 'loading')}
      {version && <span className="num" style={{ marginInlineStart: 'auto' }}>{version.replace(/^.*berth-/, '')}</span>}
    </div>
  );
}

function Account() {
  const { t } = useTranslation();
  const user = useMe();
  const leave = useLeave();
  const navigate = useNavigate();
  const initials = (user.username ?? '').slice(0, 2).toUpperCase();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className="avatar" aria-label={`${initials}: ${t('account.of', { name: user.username })}`}>{initials}</button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('account')}>
        <Menu.Label>{user.username}</Menu.Label>
        <Menu.Item leftSection={<Icon name="user" />} onClick={() => void navigate({ to: '/me' })}>{t('account')}</Menu.Item>
        <Menu.Item leftSection={<Icon name="logout" />} onClick={() => void leave()}>{t('sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Bottom({ more }: { more: () => void }) {
  const { t } = useTranslation();
  return (
    <nav className="bottom" aria-label={t('nav.short')}>
      {places.filter(place => place.bottom).map(place => (
        <Link key={place.to} to={place.to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ exact: place.to === '/', includeSearch: false }}>
          <Icon name={place.icon} />{t(place.text)}
        </Link>
      ))}
      <button type="button" onClick={more}><Icon name="menu" />{t('more')}</button>
    </nav>
  );
}

function Trail({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation();
  return (
    <nav className="crumb" aria-label={t('trail')}>
      <ol>
        {crumbs.map((crumb, i) => (
          <li key={i} className={i > 0 ? 'later' : ''}>
            {i > 0 && <span aria-hidden>/</span>}
            {crumb.to && i < crumbs.length - 1
              ? <Link to={crumb.to}>{crumb.text}</Link>
              : <b aria-current={i === crumbs.length - 1 ? 'page' : undefined}>{crumb.text}</b>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What stands around every page. */
export function Shell() {
  const { t } = useTranslation();
  const admin = useMe().sysadmin_flag === true;
  const [crumbs, setCrumbs] = useState<Crumb[]>([]);
  const [finding, setFinding] = useState(false);
  const [menu, setMenu] = useState(false);
  const [keys, setKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: state => state.location.pathname });
  const before = useRef(path);

  const name = useMe().username ?? '';
  useEffect(() => {
    const place = placeOf(path);
    if (place) remember(name, place);
  }, [path, name]);

  useEffect(() => {
    setMenu(false);
    // After a change of page the next Tab starts in it, and a screen reader begins to read it.
    if (before.current !== path && !document.querySelector('[role=dialog]')) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);

  useEffect(() => {
    function key(event: KeyboardEvent) {
      const alone = single(event);
      const asked = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!asked && alone !== '/' && alone !== '?') return;
      event.preventDefault();
      if (alone === '?') {
        setKeys(true);
        return;
      }
      // From the palette one leaves the page, and what was typed in a dialog would be lost.
      if (!document.querySelector('[role=dialog]')) setFinding(true);
    }
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);

  return (
    <Live><Crumbs.Provider value={setCrumbs}>
      <a className="skip" href="#main" onClick={event => { event.preventDefault(); main.current?.focus(); }}>{t('skip')}</a>
      <div className="app">
        <nav className="nav" aria-label={t('nav')}>
          <Link to="/" className="brand" activeProps={{ 'aria-current': undefined }}><Logo />Berth</Link>
          <NavLists /><Foot />
        </nav>
        <header className="top">
          <Trail crumbs={crumbs} />
          <button type="button" className="jump" onClick={() => setFinding(true)} aria-keyshortcuts="Control+K">
            <Icon name="search" /><span className="what">{t('find')}</span>
            <span className="keys"><kbd>Ctrl</kbd><kbd>K</kbd></span>
          </button>
          {admin && <Working />}<Bell /><LanguageMenu /><ThemeMenu /><Account />
        </header>
        <main id="main" ref={main} tabIndex={-1}><Banner /><Outlet /></main>
        <Bottom more={() => setMenu(true)} />
      </div>
      <Drawer opened={menu} onClose={() => setMenu(false)} size={280} title={<b>Berth</b>} attributes={{ header: { role: 'presentation' } }} transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': t('close') }}>
        <nav className="drawer" aria-label={t('nav')}><NavLists /></nav>
      </Drawer>
      <Palette open={finding} onClose={() => setFinding(false)} onKeys={() => { setFinding(false); setKeys(true); }} />
      <Shortcuts open={keys} onClose={() => setKeys(false)} />
    </Crumbs.Provider></Live>
  );
}

/** A page's name, and what can be done with it. */
export function PageHead({ title, sub, children }: { title: ReactNode; sub?: ReactNode; children?: ReactNode }) {
  return (
    <div className="pagehead">
      <div className="grow">{typeof title === 'string' ? <h1>{title}</h1> : title}{sub && <p className="sub">{sub}</p>}</div>
      {children}
    </div>
  );
}

export type { IconName };
