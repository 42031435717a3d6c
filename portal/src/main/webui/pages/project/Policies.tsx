import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { harbor, list, take, type Schemas } from '../../api/client';
import { project as projectQuery } from '../../api/queries';
import { useRights } from '../../lib/roles';
import { inOneLine } from '../../lib/said';
import { useCrumbs } from '../../shell/Shell';
import { Answered, Button, Dialog, DialogForm, Empty, IconButton, say, Switch, TextInput } from '../../ui';
import { Head, Table } from '../../ui/Table';
import { ProjectQuota } from '../Quota';

type Rule = Schemas['ImmutableRule'];
interface Selector {
  decoration?: string;
  pattern?: string;
}

const repositoriesOf = (rule: Rule): string =>
  ((rule.scope_selectors as Record<string, Selector[]> | undefined)?.repository ?? []).map(selector => selector.pattern).join(', ');
const tagsOf = (rule: Rule): string => (rule.tag_selectors ?? []).map(selector => selector.pattern).join(', ');

function body(repositories: string, tags: string, disabled: boolean) {
  return {
    disabled, action: 'immutable', template: 'immutable_template', priority: 0,
    tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: tags.trim() }],
    scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: repositories.trim() }] },
  };
}

/** What holds in a project: how much it may keep, and which tags stay as they are. */
export default function Policies() {
  const { t } = useTranslation();
  const { project } = useParams({ from: '/signed-in/projects/$project/policies' });
  const facts = useQuery(projectQuery(project)).data;
  useCrumbs({ text: t('projects'), to: '/projects' }, { text: project, to: `/projects/${project}` }, { text: t('policies') });
  return (
    <div className="gap">
      {facts?.project_id !== undefined && <ProjectQuota project={project} id={facts.project_id} />}
      <Immutability project={project} facts={facts} />
    </div>
  );
}

/** Tags of a project that can be neither moved nor deleted. */
function Immutability({ project, facts }: { project: string; facts: Schemas['Project'] | undefined }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const rights = useRights(facts);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Rule>();
  const [repositories, setRepositories] = useState('**');
  const [tags, setTags] = useState('');
  const key = ['immutable', project];
  const path = { project_name_or_id: project };
  const query = useQuery({
    queryKey: key,
    queryFn: () => list(harbor.GET('/api/v2.0/projects/{project_name_or_id}/immutabletagrules', { params: { path, query: { page_size: 100 } } })),
  });
  const refresh = () => void cache.invalidateQueries({ queryKey: key });
  async function turn(rule: Rule, on: boolean) {
    try {
      await take(
        harbor.PUT('/api/v2.0/projects/{project_name_or_id}/immutabletagrules/{immutable_rule_id}', {
          params: { path: { ...path, immutable_rule_id: String(rule.id) } }, body: { ...rule, disabled: !on } as never,
        }),
      );
      say(t('saved'));
    } catch (error) {
      say(inOneLine(error));
    }
    refresh();
  }
  return (
    <section className="card">
      <header>
        <h2>{t('immutability')}</h2>
        {rights.maintain && <span className="sp"><Button small icon="plus" onClick={() => { setTags(''); setAdding(true); }}>{t('rule.add')}</Button></span>}
      </header>
      <Answered query={query}>
        {({ items }) => items.length === 0 ? <Empty title={t('immutability.none')}><p>{t('immutability.text')}</p></Empty> : (
          <Table label={t('immutability')} head={<><Head>{t('repositories')}</Head><Head>{t('tags')}</Head><Head>{t('active')}</Head><Head hidden>{t('actions')}</Head></>}>
            {items.map(rule => (
              <tr key={rule.id}>
                <td className="mono small">{repositoriesOf(rule)}</td><td className="mono small">{tagsOf(rule)}</td>
                <td><Switch size="sm" aria-label={t('rule.active', { tags: tagsOf(rule) })} checked={!rule.disabled} disabled={!rights.maintain}
                  onChange={event => void turn(rule, event.currentTarget.checked)} /></td>
                <td className="r">{rights.maintain && <IconButton small icon="trash" label={t('delete.of', { name: tagsOf(rule) })} onClick={() => setLeaving(rule)} />}</td>
              </tr>
            ))}
          </Table>
        )}
      </Answered>
      <Dialog title={t('rule.add')} open={adding} onClose={() => setAdding(false)}>
        <DialogForm label={t('rule.add')} disabled={!tags.trim() || !repositories.trim()} onClose={() => setAdding(false)}
          submit={() => take(harbor.POST('/api/v2.0/projects/{project_name_or_id}/immutabletagrules', { params: { path }, body: body(repositories, tags, false) as never }))}
          onDone={() => { setAdding(false); say(t('saved')); refresh(); }}>
          <TextInput label={t('repositories')} description={t('pattern.repositories')} value={repositories} spellCheck={false} autoComplete="off"
            onChange={event => setRepositories(event.currentTarget.value)} />
          <TextInput label={t('tags')} description={t('pattern.tags')} value={tags} data-autofocus spellCheck={false} autoComplete="off"
            onChange={event => setTags(event.currentTarget.value)} />
          <p className="sub">{t('immutability.text')}</p>
        </DialogForm>
      </Dialog>
      <Dialog title={t('rule.delete')} open={leaving !== undefined} onClose={() => setLeaving(undefined)}>
        <DialogForm danger label={t('delete')} onClose={() => setLeaving(undefined)}
          submit={() => take(harbor.DELETE('/api/v2.0/projects/{project_name_or_id}/immutabletagrules/{immutable_rule_id}', { params: { path: { ...path, immutable_rule_id: String(leaving?.id) } } }))}
          onDone={() => { setLeaving(undefined); say(t('saved')); refresh(); }}>
          <p>{t('rule.delete.what', { tags: leaving ? tagsOf(leaving) : '' })}</p>
        </DialogForm>
      </Dialog>
    </section>
  );
}
