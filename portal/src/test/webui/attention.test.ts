import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { known, KNOWN, remedy, type Worry } from '../../main/webui/pages/home/worries';

const worry = (kind: string, more: Partial<Worry> = {}): Worry => ({ kind, severity: 'warning', subject: 'ci', ...more });

describe('what needs attention', () => {
  it('has a text and a way to do something about it, each kind that the server tells', () => {
    const texts = JSON.parse(readFileSync('src/main/webui/i18n/en.json', 'utf8')) as Record<string, string>;
    for (const kind of KNOWN) {
      expect(texts[`attention.${kind}`] ?? texts[`attention.${kind}_other`], kind).toBeTruthy();
      expect(remedy(worry(kind, { project: 'team' }), true).to, kind).toBeTruthy();
    }
  });
  it('leads where the person may go', () => {
    expect(remedy(worry('quota_near', { subject: 'team', project: 'team' }), true).to).toBe('/admin/quotas');
    expect(remedy(worry('quota_near', { subject: 'team', project: 'team' }), false).to).toBe('/projects/team');
    expect(remedy(worry('robot_expired', { project: 'team' }), false).to).toBe('/projects/team/access');
    expect(remedy(worry('robot_expiring', { project: 'team', id: 4 }), false).to).toBe('/projects/team/access/robots/4');
    expect(remedy(worry('robot_expired'), true).to).toBe('/admin/robots');
    expect(remedy(worry('job_failed', { id: 7 }), true).to).toBe('/admin/jobs/7');
  });
  it('goes by its own name when it is of a kind that these pages do not know', () => {
    expect(known(worry('comet_seen'))).toBe(false);
    expect(remedy(worry('comet_seen'), true).to).toBeUndefined();
  });
});
