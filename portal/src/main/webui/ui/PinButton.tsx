import { useTranslation } from 'react-i18next';
import { usePin } from '../api/pins';
import { inOneLine } from '../lib/said';
import { Icon, say } from '.';

/** Puts a project or a repository into the navigation, or takes it out. */
export function PinButton({ name }: { name: string }) {
  const { t } = useTranslation();
  const { pinned, turn } = usePin(name, problem => say(inOneLine(problem)));
  if (pinned === undefined) return null;
  return (
    <button type="button" className={`iconbtn s pin${pinned ? ' on' : ''}`} aria-pressed={pinned} aria-label={t('pin.of', { name })} title={t(pinned ? 'pin.off' : 'pin.on')} onClick={turn}>
      <Icon name={pinned ? 'pinned' : 'pin'} />
    </button>
  );
}
