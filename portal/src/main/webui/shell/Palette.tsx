import { useDebouncedValue } from '@mantine/hooks';
import { Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../api/client';
import { useMe } from '../api/queries';
import { Icon, type IconName } from '../ui';
import { places } from './places';

interface Hit {
  group: string;
  icon: IconName;
  text: string;
  note?: string;
  to: string;
}

const LIMIT = 8;

function useHits(typed: string, open: boolean): Hit[] {
  const { t } = useTranslation();
  const admin = useMe().sysadmin_flag === true;
  const [words] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['search', words],
    enabled: open && words.length > 0,
    placeholderData: keepPreviousData,
    queryFn: () => take(harbor.GET('/api/v2.0/search', { params: { query: { q: words } } })),
  }).data;
  const wanted = typed.trim().toLowerCase();
  const pages = places
    .filter(place => (!place.admin || admin) && `${t(place.text)} ${place.words ?? ''}`.toLowerCase().includes(wanted))
    .map(place => ({ group: t('palette.pages'), icon: place.icon, text: t(place.text), to: place.to }));
  if (!wanted || !found) return pages;
  const repositories = (found.repository ?? []).slice(0, LIMIT).map(hit => ({
    group: t('repositories'), icon: 'box' as const, text: hit.repository_name ?? '', to: `/r/${hit.repository_name}`,
    note: t('artifacts.count', { count: hit.artifact_count ?? 0 }),
  }));
  const projects = (found.project ?? []).slice(0, LIMIT).map(hit => ({
    group: t('projects'), icon: 'folders' as const, text: hit.name ?? '', to: `/projects/${hit.name}`,
    note: t('repositories.count', { count: hit.repo_count ?? 0 }),
  }));
  return [...repositories, ...projects, ...pages];
}

/** Goes anywhere by a few letters. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const hits = useHits(typed, open);
  const chosen = Math.min(at, Math.max(0, hits.length - 1));

  useEffect(() => {
    if (open) setTyped('');
  }, [open]);
  useEffect(() => setAt(0), [typed]);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);

  function go(hit: Hit | undefined) {
    if (hit) {
      onClose();
      void navigate({ to: hit.to });
    }
  }
  function key(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setAt((chosen + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(hits[chosen]);
    }
  }

  return (
    <Modal opened={open} onClose={onClose} withCloseButton={false} padding={0} size={680} yOffset="9vh"
      transitionProps={{ duration: 0 }} attributes={{ content: { 'aria-label': t('find') } }}>
      <div className="palette">
        <div className="ask">
          <Icon name="search" />
          <input data-autofocus role="combobox" aria-label={t('find')} aria-expanded aria-controls={`${id}-hits`}
            aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined} autoComplete="off" spellCheck={false}
            placeholder={t('find')} value={typed} onChange={event => setTyped(event.target.value)} onKeyDown={key} />
          <kbd>Esc</kbd>
        </div>
        <div className="hits" id={`${id}-hits`} role="listbox" aria-label={t('palette.hits')}>
          {hits.map((hit, i) => (
            <div key={`${hit.group} ${hit.to}`} role="presentation">
              {hits[i - 1]?.group !== hit.group && <div className="head" role="presentation">{hit.group}</div>}
              <div id={`${id}-${i}`} role="option" aria-selected={i === chosen} onClick={() => go(hit)} onMouseMove={() => setAt(i)}>
                <Icon name={hit.icon} /><span className="trunc">{hit.text}</span>
                {hit.note && <span className="muted nowrap">{hit.note}</span>}
              </div>
            </div>
          ))}
        </div>
        <p className="vh" role="status">{t('palette.count', { count: hits.length })}</p>
        {hits.length === 0 && <p className="empty">{t('palette.none')}</p>}
        <div className="keys" aria-hidden><span><kbd>↑</kbd> <kbd>↓</kbd> {t('palette.move')}</span><span><kbd>Enter</kbd> {t('palette.open')}</span></div>
      </div>
    </Modal>
  );
}
