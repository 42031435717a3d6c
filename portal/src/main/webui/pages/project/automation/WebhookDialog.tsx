import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Choices, Dialog, DialogForm, IconButton, PasswordInput, Select, TextInput } from '../../../ui';
import { formatOf, HAPPENING, save, type Policy, type Target } from './webhooks';

export const NEW: Policy = {
  name: '', description: '', enabled: true, event_types: ['PUSH_ARTIFACT'],
  targets: [{ type: 'http', address: '', payload_format: 'Default', skip_cert_verify: false }],
};

function TargetFields({ target, known, onChange, onRemove }: {
  target: Target; known: boolean; onChange: (target: Target) => void; onRemove: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const http = target.type !== 'slack';
  return (
    <fieldset className="target">
      <legend className="row" style={{ width: '100%' }}>
        <span className="grow">{t('webhook.target')}</span>
        {onRemove && <IconButton small icon="trash" label={t('webhook.target.remove')} onClick={onRemove} />}
      </legend>
      <Choices segments label={t('webhook.kind')} value={http ? 'http' : 'slack'} options={[['http', 'HTTP'], ['slack', 'Slack']]}
        onChange={type => onChange({ ...target, type, payload_format: formatOf(type, target) })} />
      <TextInput label={t('webhook.address')} required withAsterisk={false} type="url" placeholder={http ? 'https://ci.example.org/hook' : 'https://hooks.slack.com/services/…'}
        value={target.address ?? ''} autoComplete="off" spellCheck={false} onChange={event => onChange({ ...target, address: event.currentTarget.value })} />
      {http && (
        <>
          <Select label={t('webhook.format')} description={t('webhook.format.means')} allowDeselect={false} value={target.payload_format || 'Default'}
            data={[{ value: 'Default', label: t('webhook.format.Default') }, { value: 'CloudEvents', label: 'CloudEvents 1.0' }]}
            onChange={format => onChange({ ...target, payload_format: format ?? 'Default' })} />
          <PasswordInput label={t('webhook.auth')} description={t(known ? 'webhook.auth.kept' : 'webhook.auth.means')} autoComplete="new-password" value={target.auth_header ?? ''}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
            onChange={event => onChange({ ...target, auth_header: event.currentTarget.value })} />
        </>
      )}
      <Checkbox label={t('webhook.verify')} checked={target.skip_cert_verify !== true} onChange={event => onChange({ ...target, skip_cert_verify: !event.currentTarget.checked })} />
    </fieldset>
  );
}

/** Whom to tell of what. A secret that was set stays unless a new one is typed. */
export function WebhookDialog({ project, start, onClose, onDone }: { project: string; start: Policy; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [policy, setPolicy] = useState(start);
  const targets = policy.targets ?? [];
  const events = policy.event_types ?? [];
  const shown = [...new Set<string>([...HAPPENING, ...(start.event_types ?? [])])];
  const put = (i: number, target: Target) => setPolicy({ ...policy, targets: targets.map((one, at) => (at === i ? target : one)) });
  function send() {
    // An empty secret says that the one that was set stays.
    const kept = targets.map(({ auth_header: secret, ...rest }) => (secret ? { ...rest, auth_header: secret } : rest));
    return save(project, { ...policy, name: policy.name?.trim() ?? '', targets: kept });
  }
  return (
    <Dialog wide title={start.id === undefined ? t('webhook.new') : t('webhook.edit')} open onClose={onClose}>
      <DialogForm label={t(start.id === undefined ? 'webhook.make' : 'save')} submit={send} onClose={onClose} onDone={onDone}
        disabled={!policy.name?.trim() || events.length === 0 || targets.some(target => !target.address?.trim())}>
        <TextInput label={t('name')} value={policy.name ?? ''} data-autofocus autoComplete="off" onChange={event => setPolicy({ ...policy, name: event.currentTarget.value })} />
        <TextInput label={t('description')} value={policy.description ?? ''} autoComplete="off" onChange={event => setPolicy({ ...policy, description: event.currentTarget.value })} />
        <fieldset>
          <legend>{t('webhook.events')}</legend>
          <div className="types">
            {shown.map(type => (
              <Checkbox key={type} label={(HAPPENING as readonly string[]).includes(type) ? t(`event.${type}`) : type} checked={events.includes(type)}
                onChange={event => setPolicy({ ...policy, event_types: event.currentTarget.checked ? [...events, type] : events.filter(one => one !== type) })} />
            ))}
          </div>
        </fieldset>
        {targets.map((target, i) => (
          <TargetFields key={i} target={target} known={start.id !== undefined} onChange={changed => put(i, changed)}
            onRemove={targets.length > 1 ? () => setPolicy({ ...policy, targets: targets.filter((_, at) => at !== i) }) : undefined} />
        ))}
        <div><Button small icon="plus" onClick={() => setPolicy({ ...policy, targets: [...targets, { type: 'http', address: '', payload_format: 'Default', skip_cert_verify: false }] })}>{t('webhook.target.add')}</Button></div>
      </DialogForm>
    </Dialog>
  );
}
