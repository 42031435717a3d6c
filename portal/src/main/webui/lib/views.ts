// Queries of the log that somebody has given a name, among what they have set for themselves: one text for each.

export interface View {
  id: string;
  name: string;
  /** The project whose log it is of; empty for all. */
  place: string;
  q: string;
  range: string | undefined;
}

type Values = Readonly<Record<string, string>>;

const PREFIX = 'activity.view.';
/** What the server keeps for each person: so many texts, each so long. */
export const MOST = 100;
export const LONGEST = 2_000;

function read(id: string, text: string): View | undefined {
  try {
    const { name, place, q, range } = JSON.parse(text) as Record<string, unknown>;
    if (typeof name !== 'string' || typeof place !== 'string' || typeof q !== 'string') return undefined;
    return { id, name, place, q, range: typeof range === 'string' ? range : undefined };
  } catch {
    return undefined;
  }
}

/** Those of a place, by their names. */
export const viewsOf = (values: Values, place: string): View[] =>
  Object.entries(values).filter(([key]) => key.startsWith(PREFIX)).map(([key, text]) => read(key.slice(PREFIX.length), text))
    .filter(view => view !== undefined).filter(view => view.place === place).sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));

const stored = ({ name, place, q, range }: Omit<View, 'id'>) => JSON.stringify({ name: name.trim(), place, q, ...(range === undefined ? {} : { range }) });

/** Why it cannot be kept; a text each, `views.WHY`. */
export type Refusal = 'unnamed' | 'taken' | 'long' | 'many';

/** With an id it takes the place of the one that has it. */
export function refusal(values: Values, view: Omit<View, 'id'> & { id?: string }): Refusal | undefined {
  if (view.name.trim() === '') return 'unnamed';
  if (viewsOf(values, view.place).some(one => one.name === view.name.trim() && one.id !== view.id)) return 'taken';
  if (stored(view).length > LONGEST) return 'long';
  if (view.id === undefined && Object.keys(values).length >= MOST) return 'many';
  return undefined;
}

/** With it among the others. */
export function withView(values: Values, view: Omit<View, 'id'> & { id?: string }): Values {
  let id = view.id;
  for (let number = 1; id === undefined; number++) if (!(`${PREFIX}${number}` in values)) id = String(number);
  return { ...values, [`${PREFIX}${id}`]: stored(view) };
}

export const withoutView = (values: Values, id: string): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== `${PREFIX}${id}`));
