import { useQuery } from '@tanstack/react-query';
import { systemInfo } from '../api/queries';
import { read, type Look } from '../lib/banner';
import { Icon } from '../ui';

const CLASSES: Record<Look, string> = { info: 'info', success: 'ok', warning: 'warn', danger: 'bad' };

/** What the administrators tell everybody. */
export function Banner() {
  const { message, look } = read(useQuery(systemInfo).data?.banner_message);
  if (!message) return null;
  return (
    <div className={`note banner ${CLASSES[look]}`}>
      <Icon name={look === 'success' ? 'check' : look === 'info' ? 'info' : 'alert'} /><span style={{ whiteSpace: 'pre-line' }}>{message}</span>
    </div>
  );
}
