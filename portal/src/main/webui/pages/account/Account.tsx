import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/queries';
import { PageHead, useCrumbs } from '../../shell/Shell';
import { Password } from './Password';
import { Sessions } from './Sessions';
import { Taste } from './Taste';
import { Tokens } from './Tokens';

/** One's own account: the password, tokens for programs, and where the person is signed in. */
export default function Account() {
  const { t } = useTranslation();
  const user = useMe();
  useCrumbs({ text: t('account') });
  return (
    <>
      <PageHead title={user.username ?? ''} sub={[user.realname, user.email].filter(Boolean).join(', ')} />
      <div className="grid two"><div className="gap"><Tokens /><Sessions /></div><div className="gap"><Password /><Taste /></div></div>
    </>
  );
}
