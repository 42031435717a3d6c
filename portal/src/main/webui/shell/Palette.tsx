import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistry } from '../api/queries';
import { Icon, Problem, useCopy } from '../ui';
import { KINDS, useHits, type Hit, type Kind } from './hits';
import { marked } from './marked';

function Text({ hit, typed }: { hit: Hit; typed: string }) {
  return (
    <span className={`trunc${hit.mono ? ' mono' : ''}`}>
      {marked(hit.text, typed).map((piece, i) => piece.hit ? <b key={i}>{piece.text}</b> : piece.text)}
    </span>
  );
}

function Keys({ all }: { all: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="keys">
      <span aria-hidden><kbd>↑</kbd> <kbd>↓</kbd> {t('palette.move')}</span>
      <span aria-hidden><kbd>Enter</kbd> {t('palette.open')}</span>
      <span aria-hidden><kbd>Ctrl</kbd> <kbd>C</kbd> {t('palette.copy')}</span>
      <span aria-hidden><kbd>&gt;</kbd> {t('palette.commands')}</span>
      <button type="button" onClick={all}><kbd aria-hidden>?</kbd> {t('keys.all')}</button>
    </div>
  );
}

/** Finds whatever has a name, goes there by a few letters, and does what can be done from anywhere. */
export function Palette({ open, onClose, onKeys }: { open: boolean; onClose: () => void; onKeys: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const copy = useCopy();
  const registry = useRegistry();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const [at, setAt] = useState(0);
  /** Enter came before the answer to what was typed. */
  const [waiting, setWaiting] = useState(false);
  const { hits, settled, wanted, commands, error, took, retry } = useHits(typed, kind, open);
  const chosen = Math.min(at, Math.max(0, hits.length - 1));

  useEffect(() => {
    if (open) {
      setTyped('');
      setKind('all');
    }
  }, [open]);
  useEffect(() => {
    setAt(0);
    setWaiting(false);
  }, [typed, kind]);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);
  useEffect(() => {
    if (waiting && settled) {
      setWaiting(false);
      go(hits[chosen]);
    }
  });

  function go(hit: Hit | undefined) {
    if (!hit) return;
    onClose();
    if (hit.to) void navigate({ href: hit.to });
    else hit.run?.();
  }
  function key(event: KeyboardEvent<HTMLInputElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const field = event.currentTarget;
    const hit = hits[chosen];
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setAt((chosen + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (settled) go(hit);
      else setWaiting(true);
    } else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && field.selectionStart === field.selectionEnd && hit?.copied) {
      event.preventDefault();
      copy(`${registry}/${hit.copied}`);
    }
  }

  return (
    <Modal opened={open} onClose={onClose} withCloseButton={false} padding={0} size={800} yOffset="9vh"
      transitionProps={{ duration: 0 }} attributes={{ content: { 'aria-label': t('find') } }}>
      <div className="palette">
        <div className="ask">
          <Icon name="search" />
          <input ref={input} data-autofocus role="combobox" aria-label={t('find')} aria-expanded={hits.length > 0} aria-controls={`${id}-hits`}
            aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined} aria-autocomplete="list" autoComplete="off" spellCheck={false}
            placeholder={t('find')} value={typed} onChange={event => setTyped(event.target.value)} onKeyDown={key} />
          <button type="button" className="esc" aria-label={`Esc: ${t('close')}`} onClick={onClose}><kbd>Esc</kbd></button>
        </div>
        <div className="kinds" role="group" aria-label={t('palette.kinds')}>
          {KINDS.map(name => (
            <button key={name} type="button" aria-pressed={name === kind} onClick={() => { setKind(name); input.current?.focus(); }}>{t(`palette.kind.${name}`)}</button>
          ))}
          {took !== undefined && <span className="took num" aria-hidden>{took} ms</span>}
        </div>
        {error !== undefined && <div className="trouble"><Problem error={error} retry={() => { retry(); input.current?.focus(); }} /></div>}
        <div className="hits" id={`${id}-hits`} role="listbox" aria-label={t('palette.hits')} hidden={hits.length === 0}>
          {hits.map((hit, i) => (
            <div key={hit.key} role="presentation">
              {hits[i - 1]?.group !== hit.group && <div className="head" role="presentation">{hit.group}</div>}
              <div id={`${id}-${i}`} role="option" aria-selected={i === chosen} onClick={() => go(hit)} onMouseMove={() => setAt(i)}>
                <Icon name={hit.icon} /><Text hit={hit} typed={wanted} />
                {hit.note && <span className="muted nowrap">{hit.note}</span>}
                {hit.end && <span className="muted nowrap num end">{hit.end}</span>}
              </div>
            </div>
          ))}
        </div>
        <p className="vh" role="status">{settled ? t('palette.count', { count: hits.length }) : ''}</p>
        {hits.length === 0 && settled && error === undefined && (
          <div className="empty">
            <h2>{wanted ? t('palette.none', { typed: wanted }) : t('palette.begin')}</h2>
            {!commands && <p>{t('palette.hint')}</p>}
          </div>
        )}
        <Keys all={onKeys} />
      </div>
    </Modal>
  );
}
