import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { labels as labelsQuery } from '../../api/queries';
import { choices, narrows, TRUSTS, trusts, turned, type Narrowed } from '../../lib/narrowed';
import { Button, Menu, type IconName } from '../../ui';

/** Narrows a list of tags by what versions run on, what is attached to them and their labels. */
export function TagFilters({ project, seen, narrowed, onChange }: {
  project: number | undefined; seen: readonly string[]; narrowed: Narrowed; onChange: (next: Narrowed) => void;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const labels = useQuery({ ...labelsQuery(project), enabled: project !== undefined && (asked || narrowed.label !== undefined) }).data ?? [];
  const label = labels.find(one => String(one.id) === narrowed.label)?.name ?? narrowed.label;
  const chosen = trusts(narrowed.trust);
  return (
    <>
      <Choice icon="cpu" name={t('platform')} value={narrowed.platform}>
        {choices(seen, narrowed.platform).map(one => (
          <Menu.CheckboxItem key={one} checked={one === narrowed.platform} onChange={() => onChange({ platform: one === narrowed.platform ? undefined : one })}>{one}</Menu.CheckboxItem>
        ))}
      </Choice>
      <Choice icon="signature" name={t('trust')} value={chosen.map(one => t(`trust.${one}`)).join(', ')}>
        {TRUSTS.map(one => (
          <Menu.CheckboxItem key={one} checked={chosen.includes(one)} onChange={() => onChange({ trust: turned(narrowed.trust, one) })}>{t(`trust.${one}`)}</Menu.CheckboxItem>
        ))}
      </Choice>
      <Choice icon="tag" name={t('label')} value={label} onOpen={() => setAsked(true)}>
        {labels.length === 0 && <Menu.Label>{t('labels.empty')}</Menu.Label>}
        {labels.map(one => (
          <Menu.CheckboxItem key={one.id} checked={String(one.id) === narrowed.label} onChange={() => onChange({ label: String(one.id) === narrowed.label ? undefined : String(one.id) })}>
            {one.name}
          </Menu.CheckboxItem>
        ))}
      </Choice>
      {narrows(narrowed) && <Button small kind="quiet" icon="x" onClick={() => onChange({ platform: undefined, trust: undefined, label: undefined })}>{t('filters.clear')}</Button>}
    </>
  );
}

function Choice({ icon, name, value, onOpen, children }: { icon: IconName; name: string; value: string | undefined; onOpen?: () => void; children: ReactNode }) {
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }} {...(onOpen ? { onOpen } : {})}>
      <Menu.Target><Button icon={icon}>{value ? `${name}: ${value}` : name}</Button></Menu.Target>
      <Menu.Dropdown aria-label={name}>{children}</Menu.Dropdown>
    </Menu>
  );
}
