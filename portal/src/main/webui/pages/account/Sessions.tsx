import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../api/client';
import type { components } from '../../api/ext';
import { device } from '../../lib/device';
import { useLeave } from '../../shell/useLeave';
import { Answered, Button, Dialog, DialogForm, Empty, Problem, say, Time } from '../../ui';
import { Head, Table } from '../../ui/Table';

type Session = components['schemas']['SessionRecord'];

const KEY = ['sessions'];
/** The server shows no more. */
const MOST = 100;

/** A browser in few words. */
function useDevice() {
  const { t } = useTranslation();
  return (client: string | undefined): string => {
    const known = device(client);
    if (!known) return t('session.unknown');
    return known.system ? t('session.device', { program: known.program, system: known.system }) : known.program;
  };
}

function Row({ session, onEnd, busy }: { session: Session; onEnd: () => void; busy: boolean }) {
  const { t } = useTranslation();
  const name = useDevice()(session.client);
  const address = session.address ?? t('session.unknown');
  return (
    <tr>
      <td className="prose" style={{ paddingBlock: 6 }}>
        <b title={session.client}>{name}</b> {session.current && <span className="chip ok">{t('session.current')}</span>}
        <span className="narrow-only muted small mono">{address}</span>
        <span className="narrow-only muted small">{t('session.begun')}: <Time at={session.begun_at} /></span>
        <span className="narrow-only muted small">{t('used')}: <Time at={session.last_used_at} /></span>
      </td>
      <td className="muted mono optional">{address}</td>
      <td className="muted optional"><Time at={session.begun_at} /></td>
      <td className="muted optional"><Time at={session.last_used_at} /></td>
      <td className="r">
        {session.current
          ? <Button small disabled={busy} onClick={onEnd}>{t('sign-out')}</Button>
          : <Button small disabled={busy} onClick={onEnd} aria-label={t('session.end.of', { name: `${name}, ${address}` })}>{t('session.end')}</Button>}
      </td>
    </tr>
  );
}

/** Where the person is signed in with a browser, and the end of it. */
export function Sessions() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const leave = useLeave();
  const title = useRef<HTMLHeadingElement>(null);
  const [ending, setEnding] = useState<string>();
  const [all, setAll] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const query = useQuery({ queryKey: KEY, queryFn: () => take(ext.GET('/api/ext/v1/me/sessions')) });
  const refresh = () => cache.invalidateQueries({ queryKey: KEY });
  const others = query.data?.some(session => !session.current) === true;

  async function end(session: Session) {
    setProblem(undefined);
    setEnding(session.id);
    try {
      if (session.current) return await leave();
      await take(ext.DELETE('/api/ext/v1/me/sessions/{session_id}', { params: { path: { session_id: session.id ?? '' } } }));
      say(t('session.ended'));
      // The button that had the focus goes with its row.
      title.current?.focus();
    } catch (error) {
      setProblem(error);
    } finally {
      setEnding(undefined);
    }
    await refresh();
  }

  return (
    <section className="card">
      <header>
        <h2 ref={title} tabIndex={-1}>{t('account.sessions')}</h2>
        {others && <span className="sp"><Button small onClick={() => setAll(true)}>{t('sessions.end')}</Button></span>}
      </header>
      {problem !== undefined && <div className="body"><Problem error={problem} /></div>}
      <Answered query={query}>
        {sessions => sessions.length === 0 ? <Empty title={t('sessions.none')}><p>{t('sessions.none.text')}</p></Empty> : (
          <>
            <Table label={t('account.sessions')} head={<>
              <Head>{t('session.client')}</Head><Head optional>{t('address')}</Head><Head optional>{t('session.begun')}</Head>
              <Head optional>{t('used')}</Head><Head hidden>{t('actions')}</Head>
            </>}>
              {sessions.map(session => (
                <Row key={session.id} session={session} busy={ending === session.id} onEnd={() => void end(session)} />
              ))}
            </Table>
            {!others && <p className="body muted small">{t('sessions.only')}</p>}
            {sessions.length >= MOST && <p className="body muted small">{t('sessions.newest', { number: MOST })}</p>}
          </>
        )}
      </Answered>
      <Dialog title={t('sessions.end')} open={all} onClose={() => setAll(false)}>
        <DialogForm danger label={t('sessions.end')} onClose={() => setAll(false)}
          submit={() => take(ext.DELETE('/api/ext/v1/me/sessions'))}
          onDone={() => { setAll(false); say(t('sessions.ended')); title.current?.focus(); void refresh(); }}>
          <p>{t('sessions.end.what')}</p>
        </DialogForm>
      </Dialog>
    </section>
  );
}
