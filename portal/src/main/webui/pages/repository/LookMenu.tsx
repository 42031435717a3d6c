import { useTranslation } from 'react-i18next';
import { COLUMNS, keepLook, turned, type Look } from '../../lib/columns';
import { IconButton, Menu } from '../../ui';

/** Chooses which columns are shown, and how high lines are. */
export function LookMenu({ look, tagged, onLook }: { look: Look; tagged: boolean; onLook: (look: Look) => void }) {
  const { t } = useTranslation();
  const take = (next: Look) => {
    keepLook(next);
    onLook(next);
  };
  const item = (name: string, text: string, on: boolean, next: Look) =>
    <Menu.CheckboxItem key={name} checked={on} onChange={() => take(next)}>{text}</Menu.CheckboxItem>;
  return (
    <span className="wide-only">
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target><IconButton small icon="sliders" label={t('columns')} /></Menu.Target>
        <Menu.Dropdown aria-label={t('columns')}>
          {COLUMNS.map(one => item(one, t(one === 'pulls' && !tagged ? 'pulled' : one), !look.hidden.includes(one), turned(look, one)))}
          <Menu.Divider />
          {item('compact', t('columns.compact'), look.compact, { ...look, compact: !look.compact })}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
