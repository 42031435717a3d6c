import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui';

const KEYS: [group: string, keys: [keys: string[], text: string][]][] = [
  ['keys.everywhere', [[['Ctrl', 'K'], 'find'], [['/'], 'find'], [['?'], 'keys']]],
  ['keys.lists', [
    [['j'], 'keys.next'], [['k'], 'keys.before'], [['Enter'], 'keys.open'], [['x'], 'select'], [['Shift', 'x'], 'keys.range'], [['y'], 'keys.pull'],
    [['c'], 'compare'], [['#'], 'delete'],
  ]],
];

/** Every key that does something, and what. */
export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys')} open={open} onClose={onClose}>
      <div className="stack">
        {KEYS.map(([group, keys]) => (
          <section key={group}>
            <h3>{t(group)}</h3>
            <dl className="keylist">
              {keys.map(([names, text]) => [
                <dt key={`${names.join()} keys`}>{names.map(name => <kbd key={name}>{name}</kbd>)}</dt>, <dd key={names.join()}>{t(text)}</dd>,
              ])}
            </dl>
          </section>
        ))}
        <p className="muted small">{t('keys.off')}</p>
      </div>
    </Dialog>
  );
}
