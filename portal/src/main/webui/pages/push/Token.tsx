import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ext, take } from '../../api/client';
import { masked } from '../../lib/secret';
import { Button, CopyButton, Icon, Problem, Time } from '../../ui';

const DAYS = 30;
const EVERY = 3_000;

/** A token for this computer, beside the command and not in it: so it does not get into the history of a shell. */
export function Token({ onUsed }: { onUsed: (used: boolean) => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const make = useMutation({
    mutationFn: () => take(ext.POST('/api/ext/v1/tokens', {
      body: { name: t('push.token.name', { at: new Date().toISOString().slice(0, 19).replace('T', ' ') }), scopes: ['repository:pull', 'repository:push'], expires_in_days: DAYS },
    })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const made = make.data;
  const tokens = useQuery({
    queryKey: ['tokens'], enabled: made !== undefined,
    refetchInterval: ({ state }) => (state.data?.find(one => one.id === made?.details.id)?.last_used_at ? false : EVERY),
    queryFn: () => take(ext.GET('/api/ext/v1/tokens')),
  });
  const used = tokens.data?.find(one => one.id === made?.details.id)?.last_used_at;
  useEffect(() => onUsed(used !== undefined), [used, onUsed]);
  if (made === undefined) {
    return (
      <>
        {make.error && <Problem error={make.error} />}
        <div><Button small icon="key" disabled={make.isPending} onClick={() => make.mutate()}>{t('push.token.make')}</Button></div>
      </>
    );
  }
  return (
    <>
      <div className="cmd">
        <Icon name="key" /><span className="vh">{t('push.token')}</span><code>{masked(made.token)}</code><CopyButton text={made.token} label={t('push.token')} />
      </div>
      <p className="sub row wrap">
        <span className="grow">{t('push.token.means', { count: DAYS })}</span>
        <span role="status">{used && <span className="chip ok"><Icon name="check" />{t('push.signed-in')} <Time at={used} /></span>}</span>
      </p>
    </>
  );
}
