/** A message of a stream of server-sent events. */
export interface Message {
  id: string;
  event: string;
  data: string;
}

/**
 * Reads server-sent events from text that comes in any pieces. A message without data only moves the id on: it is
 * told too, because whoever comes back later goes on from there.
 */
export function reader(told: (message: Message) => void): (text: string) => void {
  let rest = '';
  let message: Message = { id: '', event: '', data: '' };
  let lines: string[] = [];
  function line(text: string) {
    if (text === '') {
      if (message.id !== '' || lines.length > 0) told({ ...message, data: lines.join('\n') });
      message = { id: '', event: '', data: '' };
      lines = [];
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') message.id = value;
    else if (field === 'event') message.event = value;
    else if (field === 'data') lines.push(value);
  }
  return text => {
    const parts = (rest + text).split(/\r?\n/);
    rest = parts.pop() ?? '';
    parts.forEach(line);
  };
}
