// The parts that pages are made of. Pages know these, never the library below.
import { Checkbox, Drawer, Menu, Modal, MultiSelect, NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { useEffect, useId, useRef, useState, type ButtonHTMLAttributes, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import * as format from '../lib/format';
import { said } from '../lib/said';
import { Icon, type IconName } from './icons';

export { Checkbox, Drawer, Menu, MultiSelect, NumberInput, PasswordInput, Select, Switch, Textarea, TextInput };
export { Icon, type IconName };

type Kind = 'plain' | 'primary' | 'quiet' | 'danger';
const CLASSES: Record<Kind, string> = { plain: '', primary: ' p', quiet: ' q', danger: ' danger p' };

export function Button({ kind = 'plain', icon, small, children, ...rest }: {
  kind?: Kind; icon?: IconName; small?: boolean;
} & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={`btn${CLASSES[kind]}${small ? ' s' : ''}`}>
      {icon && <Icon name={icon} />}{children}
    </button>
  );
}

export function IconButton({ icon, label, small, ...rest }: {
  icon: IconName; label: string; small?: boolean;
} & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" {...rest} className={`iconbtn${small ? ' s' : ''}`} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}

/** Says that something is done, without taking the focus. */
export function say(message: string) {
  notifications.show({ message, withBorder: true, autoClose: 5000, closeButtonProps: { 'aria-label': i18next.t('close') } });
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without TLS browsers have no clipboard for scripts; an old way still works.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

export function useCopy(): (text: string) => void {
  const { t } = useTranslation();
  return text => void toClipboard(text).then(done => say(done ? t('copy.done') : t('copy.failed')));
}

export function CopyButton({ text, label, onCopied }: { text: string; label?: string; onCopied?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <button type="button" className="copy" aria-label={`${t('copy')}: ${label ?? text}`} onClick={() => { copy(text); onCopied?.(); }}>
      <Icon name="copy" />{t('copy')}
    </button>
  );
}

/** A command with a button that copies it. */
export function Command({ text }: { text: string }) {
  return (
    <div className="cmd">
      <span className="p" aria-hidden>$</span><code tabIndex={0}>{text}</code><CopyButton text={text} />
    </div>
  );
}

export function Bytes({ size }: { size: number | undefined }) {
  const { i18n } = useTranslation();
  return <span className="num" title={`${size ?? 0} B`}>{format.bytes(size ?? 0, i18n.language)}</span>;
}

export function Count({ value }: { value: number | undefined }) {
  const { i18n } = useTranslation();
  return <span className="num">{format.count(value ?? 0, i18n.language)}</span>;
}

/** How long ago, with the exact time in its title. */
export function Time({ at }: { at: string | undefined }) {
  const { t, i18n } = useTranslation();
  if (format.never(at)) return <span className="faint">{t('never')}</span>;
  const time = new Date(at as string);
  // Annotations may hold anything where a time is meant.
  if (Number.isNaN(time.getTime())) return <span className="faint">{at}</span>;
  return <time dateTime={at} title={time.toISOString()}>{format.ago(time, new Date(), i18n.language)}</time>;
}

/** A dialog that keeps the focus and gives it back. */
export function Dialog({ title, open, onClose, wide, held, children }: {
  title: string; open: boolean; onClose: () => void; wide?: boolean; held?: boolean; children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal opened={open} onClose={onClose} title={<b>{title}</b>} size={wide ? 'lg' : 'md'} centered
      attributes={{ header: { role: 'presentation' } }} closeOnClickOutside={!held} closeOnEscape={!held} withCloseButton={!held}
      closeButtonProps={{ 'aria-label': t('close') }} transitionProps={{ duration: 0 }}>
      {children}
    </Modal>
  );
}

/** What went wrong, what to do, and the number to tell the operator. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  const { sentence, own } = said(error);
  const advice = known?.status === 403 ? t('problem.denied') : known?.status === 404 ? t('problem.gone')
    : known ? t('problem.again') : t('problem.offline');
  return (
    <div className="note bad" role="alert">
      <Icon name="alert" />
      <div className="grow">
        <b>{sentence}</b>
        {own && <div lang="en">{own}</div>}
        <div>{advice}</div>
        {known?.requestId && <div className="small mono">{t('problem.request', { id: known.requestId })}</div>}
      </div>
      {retry && <Button small onClick={retry}>{t('retry')}</Button>}
    </div>
  );
}

/** A form in a dialog: what was refused stands above the buttons, and nothing that was typed is lost. */
export function DialogForm({ submit, label, onClose, onDone, danger, disabled, children }: {
  submit: () => Promise<unknown>; label: string; onClose: () => void; onDone: () => void;
  danger?: boolean; disabled?: boolean; children: ReactNode;
}) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await submit();
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <form className="stack" onSubmit={event => void send(event)}>
      {children}
      {problem !== undefined && <Problem error={problem} />}
      <div className="row end">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" kind={danger ? 'danger' : 'primary'} disabled={busy || disabled}>{label}</Button>
      </div>
    </form>
  );
}

/** Deletes after the name was typed; says before what goes. */
export function DeleteDialog({ title, name, what, open, onClose, onDone, remove }: {
  title: string; name: string; what: ReactNode; open: boolean;
  onClose: () => void; onDone: () => void; remove: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  useEffect(() => setTyped(''), [open]);
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <DialogForm submit={remove} label={t('delete')} danger disabled={typed !== name} onClose={onClose} onDone={onDone}>
        <div>{what}</div>
        <TextInput label={t('delete.type', { name })} value={typed} autoComplete="off" spellCheck={false} data-autofocus
          onChange={event => setTyped(event.currentTarget.value)} />
      </DialogForm>
    </Dialog>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="empty"><h2>{title}</h2>{children}</div>;
}

export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => <div key={row} className="skel" aria-hidden />)}
    </div>
  );
}

/** The answer of a query, or how it stands with it. Old answers stay while new ones are fetched. */
export function Answered<T>({ query, title, children }: {
  query: { data: T | undefined; error: unknown; refetch: () => unknown }; children: (data: T) => ReactNode;
  /** The heading of a page that has none while there is no answer. */
  title?: string;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    return (
      <>
        {title !== undefined && <div className="pagehead"><h1 className="mono">{title}</h1></div>}
        <div className="body"><Problem error={query.error} retry={() => void query.refetch()} /></div>
      </>
    );
  }
  return <Loading />;
}

/** A field that tells what was typed once typing pauses. */
export function SearchField({ label, hint = label, value, onChange }: {
  label: string; value: string; onChange: (text: string) => void;
  /** What stands in it while it is empty. */
  hint?: string;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => latest.current(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <div className="search">
      <Icon name="search" />
      <label className="vh" htmlFor={id}>{label}</label>
      <input id={id} type="search" placeholder={hint} value={typed} onChange={event => setTyped(event.target.value)} />
    </div>
  );
}

export type Sort = string;

/** The head of a column that sorts: `name` up, `-name` down. */
export function SortHead({ field, sort, onSort, right, optional, children }: {
  field: string; sort: Sort; onSort: (sort: Sort) => void; right?: boolean; optional?: boolean; children: ReactNode;
}) {
  const up = sort === field;
  const down = sort === `-${field}`;
  return (
    <th scope="col" className={`${right ? 'r' : ''}${optional ? ' optional' : ''}`} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <button type="button" onClick={() => onSort(down ? field : up ? `-${field}` : field)}>
        {children}{up && <Icon name="up" />}{down && <Icon name="down" />}
      </button>
    </th>
  );
}

export function Pager({ page, size, total, onPage }: {
  page: number; size: number; total: number; onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(total / size));
  if (pages === 1) return null;
  return (
    <nav className="filters end" aria-label={t('pages')}>
      <span className="muted num grow">{t('pages.of', { page, pages, total })}</span>
      <Button small disabled={page <= 1} onClick={() => onPage(page - 1)}>{t('pages.before')}</Button>
      <Button small disabled={page >= pages} onClick={() => onPage(page + 1)}>{t('pages.after')}</Button>
    </nav>
  );
}

/** Choices of which one holds. */
export function Choices<T extends string>({ label, options, value, onChange, segments }: {
  label: string; options: readonly (readonly [T, string])[]; value: T; onChange: (value: T) => void; segments?: boolean;
}) {
  return (
    <div className={segments ? 'seg' : 'choices'} role="group" aria-label={label}>
      {options.map(([option, text]) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onChange(option)}>{text}</button>
      ))}
    </div>
  );
}

/** How full something is, in words and as a bar; it warns from 80 % on. */
export function Gauge({ used, limit }: { used: number; limit: number }) {
  const { t, i18n } = useTranslation();
  const size = (value: number) => format.bytes(value, i18n.language);
  if (limit < 0) return <span className="num">{t('gauge.unlimited', { used: size(used) })}</span>;
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  return (
    <span className="row">
      <span className="num">{t('gauge.of', { used: size(used), limit: size(limit) })}</span>
      <span className={`bar grow${share >= 0.95 ? ' bad' : share >= 0.8 ? ' warn' : ''}`} aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}
