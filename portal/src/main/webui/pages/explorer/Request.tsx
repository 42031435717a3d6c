import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client';
import { useMe } from '../../api/queries';
import { pretty } from '../../api/registry';
import { address, curl, example, headers, missing, type Document, type Operation, type Parameter } from '../../lib/openapi';
import { Button, Command, CopyButton, Icon, Problem, Textarea, TextInput } from '../../ui';

/** More than this is not shown. */
const SHOWN = 200_000;

interface Answer {
  status: number;
  text: string;
  headers: [string, string][];
  time: number;
  size: number;
}

async function ask(operation: Operation, values: Record<string, string>, body: string): Promise<Answer> {
  const begun = performance.now();
  const response = await request(operation.method, address(operation, values), {
    ...headers(operation, values), ...(operation.body && body ? { 'Content-Type': operation.body.type } : {}),
  }, operation.body && body ? body : undefined);
  const text = operation.path.endsWith('/events') ? '' : await response.text();
  return {
    status: response.status,
    text: pretty(text).slice(0, SHOWN),
    headers: [...response.headers].filter(([name]) => !/csrf|^date$|^set-cookie$/i.test(name)),
    time: performance.now() - begun,
    size: text.length,
  };
}

function Field({ parameter, value, onChange }: { parameter: Parameter; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const type = Array.isArray(parameter.schema?.type) ? parameter.schema.type.join(', ') : parameter.schema?.type;
  return (
    <TextInput label={<><span className="mono">{parameter.name}</span> <span className="faint small">{[t(`explorer.${parameter.in}`), type].filter(Boolean).join(', ')}</span></>}
      description={parameter.description} required={parameter.in === 'path' || parameter.required === true} autoComplete="off" spellCheck={false}
      value={value} onChange={event => onChange(event.currentTarget.value)} />
  );
}

function Shown({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-live="polite">
      <header>
        <h3>{t('explorer.answer')}</h3>
        <span className={`chip ${answer.status < 400 ? 'ok' : 'bad'}`}>{answer.status}</span>
        <span className="muted small num">{Math.round(answer.time)} ms</span>
        {answer.text && <span className="sp"><CopyButton text={answer.text} label={t('explorer.answer')} /></span>}
      </header>
      <div className="body stack">
        <details>
          <summary>{t('explorer.headers')}</summary>
          <dl className="facts" style={{ marginTop: 8 }}>{answer.headers.map(([name, value]) => [<dt key={`${name} name`} className="mono small">{name}</dt>, <dd key={name} className="mono small">{value}</dd>])}</dl>
        </details>
        {answer.text ? <pre className="shown" tabIndex={0} role="region" aria-label={t('explorer.answer')}>{answer.text}</pre> : <p className="muted">{t('explorer.empty')}</p>}
        {answer.size > SHOWN && <p className="sub">{t('file.truncated')}</p>}
      </div>
    </section>
  );
}

/** An operation: what it takes, what it answers, and a try. */
export function Request({ operation, document }: { operation: Operation; document: Document }) {
  const { t } = useTranslation();
  const user = useMe().username ?? '';
  const [values, setValues] = useState<Record<string, string>>({});
  const [body, setBody] = useState(() => (operation.body?.schema ? JSON.stringify(example(operation.body.schema, document), null, 2) : ''));
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const changes = operation.method !== 'GET' && operation.method !== 'HEAD';
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      setAnswer(await ask(operation, values, body));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="gap">
      <section className="card">
        <header style={{ alignItems: 'baseline' }}>
          <span className={`method ${operation.method.toLowerCase()}`}>{operation.method}</span>
          <h2 className="mono" style={{ overflowWrap: 'anywhere' }}>{operation.path}</h2>
        </header>
        <form className="body stack" onSubmit={event => void submit(event)}>
          <p>{operation.summary}</p>
          {operation.parameters.map(parameter => {
            const key = `${parameter.in} ${parameter.name}`;
            return <Field key={key} parameter={parameter} value={values[key] ?? ''} onChange={value => setValues(before => ({ ...before, [key]: value }))} />;
          })}
          {operation.body && (
            <Textarea label={<>{t('explorer.body')} <span className="faint small mono">{operation.body.type}</span></>} autosize minRows={3} maxRows={18} spellCheck={false}
              styles={{ input: { fontFamily: 'var(--font-mono)', fontSize: 12 } }} value={body} onChange={event => setBody(event.currentTarget.value)} />
          )}
          {changes && <div className="note warn"><Icon name="alert" /><span>{t('explorer.changes')}</span></div>}
          {problem !== undefined && <Problem error={problem} />}
          <div className="row"><Button type="submit" kind="primary" disabled={busy || missing(operation, values).length > 0}>{t('explorer.send')}</Button></div>
          <Command text={curl(window.location.origin, user, operation, values, body)} />
        </form>
      </section>
      {answer && <Shown answer={answer} />}
      <section className="card">
        <header><h3>{t('explorer.answers')}</h3></header>
        <dl className="body facts">{operation.responses.map(response => [<dt key={`${response.status} status`} className="mono">{response.status}</dt>, <dd key={response.status}>{response.text}</dd>])}</dl>
      </section>
    </div>
  );
}
