import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { harbor, take } from '../../../api/client';
import * as banner from '../../../lib/banner';
import { Checkbox, Icon, NumberInput, Select, Switch, Textarea, TextInput } from '../../../ui';
import { GIB, inGib, type Kind, type Name, ONE_WAY, type Value } from './catalogue';

interface Props {
  name: Name;
  kind: Kind;
  value: Value;
  /** What is set. */
  before: Value;
  editable: boolean;
  error: string | undefined;
  onChange: (value: Value) => void;
}

function Fixed({ name }: { name: Name }) {
  const { t } = useTranslation();
  return <div className="small muted row" style={{ marginTop: 4 }}><Icon name="lock" />{t(ONE_WAY.includes(name) ? 'setting.fixed.here' : 'setting.fixed')}</div>;
}

/** A number that -1 stands for without a limit. */
function Amount({ name, value, editable, error, onChange, unit, shown }: Props & { unit: number; shown: (value: number) => number }) {
  const { t } = useTranslation();
  const number = Number(value);
  return (
    <NumberInput label={t(`setting.${name}`)} description={t(`setting.${name}.means`)} error={error} disabled={!editable} hideControls min={0}
      value={number < 0 ? '' : shown(number)} placeholder={number < 0 ? t('setting.unlimited') : ''}
      onChange={typed => onChange(typed === '' ? -1 : Math.round(Number(typed) * unit))} />
  );
}

function Types({ name, value, editable, error, onChange }: Props) {
  const { t } = useTranslation();
  const known = useQuery({ queryKey: ['audit-types'], staleTime: Infinity, queryFn: () => take(harbor.GET('/api/v2.0/auditlog-exts/events')) }).data ?? [];
  const off = new Set(String(value).split(',').filter(Boolean));
  const all = [...new Set([...known.map(one => one.event_type ?? ''), ...off])].filter(Boolean);
  function turn(type: string, on: boolean) {
    if (on) off.add(type);
    else off.delete(type);
    onChange(all.filter(one => off.has(one)).join(','));
  }
  return (
    <fieldset disabled={!editable}>
      <legend>{t(`setting.${name}`)}</legend>
      <p className="small muted">{t(`setting.${name}.means`)}</p>
      <div className="types">
        {all.map(type => <Checkbox key={type} size="sm" label={<span className="mono small">{type}</span>} checked={off.has(type)} onChange={event => turn(type, event.currentTarget.checked)} />)}
      </div>
      {error && <p className="small refused">{error}</p>}
    </fieldset>
  );
}

function BannerField({ name, value, before, editable, error, onChange }: Props) {
  const { t } = useTranslation();
  const set = banner.read(String(value));
  return (
    <div className="stack">
      <Textarea label={t(`setting.${name}`)} description={t(`setting.${name}.means`)} error={error} disabled={!editable} autosize minRows={2}
        value={set.message} onChange={event => onChange(banner.write({ ...set, message: event.currentTarget.value }, String(before)))} />
      {set.message && <Select label={t('banner.look')} disabled={!editable} allowDeselect={false} value={set.look}
        data={banner.LOOKS.map(look => ({ value: look, label: t(`banner.${look}`) }))} onChange={look => onChange(banner.write({ ...set, look: look as banner.Look }, String(before)))} />}
    </div>
  );
}

function Control(props: Props) {
  const { t } = useTranslation();
  const { name, kind, value, editable, error, onChange } = props;
  const words = { label: t(`setting.${name}`), description: t(`setting.${name}.means`), error, disabled: !editable };
  switch (kind) {
    case 'flag': return <Switch {...words} checked={value === true} onChange={event => onChange(event.currentTarget.checked)} />;
    case 'minutes': return <NumberInput {...words} hideControls min={1} value={Number(value)} onChange={typed => onChange(Number(typed))} />;
    case 'days': return <Amount {...props} unit={1} shown={days => days} />;
    case 'gib': return <Amount {...props} unit={GIB} shown={inGib} />;
    case 'text': return <TextInput {...words} value={String(value)} autoComplete="off" spellCheck={false} onChange={event => onChange(event.currentTarget.value)} />;
    case 'banner': return <BannerField {...props} />;
    case 'types': return <Types {...props} />;
    case 'creation':
    case 'auth': {
      const options = kind === 'auth' ? ['db_auth'] : ['everyone', 'adminonly'];
      return <Select {...words} allowDeselect={false} value={String(value)} onChange={chosen => onChange(chosen ?? '')}
        data={[...new Set([...options, String(value)])].map(option => ({ value: option, label: options.includes(option) ? t(`setting.value.${option}`) : option }))} />;
    }
  }
}

/** A setting with its words, what is wrong with it, and whether it is fixed. */
export function Field(props: Props) {
  return <div>{<Control {...props} />}{!props.editable && <Fixed name={props.name} />}</div>;
}
