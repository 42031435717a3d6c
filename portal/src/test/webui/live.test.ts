import { describe, expect, it } from 'vitest';
import { follow, type LiveEvent, type LiveState } from '../../main/webui/live/follow';
import { reader, type Message } from '../../main/webui/live/messages';
import { changes, gather, stale, type Key } from '../../main/webui/live/stale';
import { open, pushes, remembered, withEvent, type Upload } from '../../main/webui/live/uploads';

const event = (type: string, data: LiveEvent['data'] = { repository: 'team/deep/app' }): LiveEvent => ({
  id: '1', type, project: 'team', ref: 'team/deep/app:1', at: '2026-11-21T00:00:00Z', data,
});

const stream = (...texts: string[]) => new Response(new ReadableStream({
  start(controller) {
    for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
    controller.close();
  },
}), { headers: { 'Content-Type': 'text/event-stream' } });

/** Follows answers that are given one after the other, and stops when there are no more. */
async function followed(answers: (() => Response)[], from = '', before?: boolean) {
  const asked: string[] = [];
  const told: string[] = [];
  const states: LiveState[] = [];
  const pauses: number[] = [];
  let missed = 0;
  const following = follow({
    ask: async last => {
      asked.push(last);
      const answer = answers.shift();
      if (answer) return answer();
      following.stop();
      return new Response(null, { status: 503 });
    },
    told: one => told.push(one.ref),
    state: state => states.push(state),
    missed: () => missed++,
    pause: async milliseconds => void pauses.push(milliseconds),
    random: () => 1,
  }, from, before);
  await following.ended;
  return { asked, told, states, pauses, missed };
}

describe('messages of a stream', () => {
  it('are read whole from any pieces', () => {
    const text = 'retry: 3000\n: hello\n\nid: 1\ndata: {"a":1}\n\n: heartbeat\nid: 2\n\nevent: resync\r\ndata: x\r\ndata: y\r\nid: 3\r\n\r\n';
    const whole: Message[] = [];
    reader(message => whole.push(message))(text);
    expect(whole).toEqual([
      { id: '1', event: '', data: '{"a":1}' }, { id: '2', event: '', data: '' }, { id: '3', event: 'resync', data: 'x\ny' },
    ]);
    const pieces: Message[] = [];
    const take = reader(message => pieces.push(message));
    for (const letter of text.replaceAll('\r', '')) take(letter);
    expect(pieces).toEqual(whole);
  });
});

describe('following', () => {
  it('goes on behind the last id that was told, of a heartbeat too', async () => {
    const seen = await followed([
      () => stream(': hi\n\n', `id: 7\ndata: ${JSON.stringify(event('manifest.pushed'))}\n\n`, ': heartbeat\nid: 9\n\n'),
      () => stream(': hi\n\n'),
    ]);
    expect(seen.asked).toEqual(['', '9', '9']);
    expect(seen.told).toEqual(['team/deep/app:1']);
    expect(seen.states.slice(0, 3)).toEqual(['begins', 'live', 'begins']);
    expect(seen.missed).toBe(0);
  });
  it('says that pages are late while it is refused, and asks ever more seldom', async () => {
    const refused = () => new Response(null, { status: 429 });
    const seen = await followed([refused, refused, refused, () => stream('id: 1\n\n')]);
    expect(seen.states).toEqual(['begins', 'late', 'late', 'late', 'live', 'begins']);
    expect(seen.pauses).toEqual([2000, 4000, 8000, 1000]);
  });
  it('says when too much was missed', async () => {
    const seen = await followed([() => stream('event: resync\ndata: {"type":"resync"}\nid: 5\n\n')], '4');
    expect(seen.missed).toBe(1);
    expect(seen.told).toEqual([]);
    const blind = await followed([() => stream(': hi\n\n'), () => stream(': hi\n\n')]);
    expect(blind.missed).toBe(1);
  });
  it('says so when the stream begins after it was refused, or anew without a place to go on from', async () => {
    const refused = await followed([() => new Response(null, { status: 503 }), () => stream('id: 1\n\n')]);
    expect(refused.missed).toBe(1);
    const again = await followed([() => stream('id: 1\n\n')], '', true);
    expect(again.missed).toBe(1);
    const first = await followed([() => stream('id: 1\n\n')]);
    expect(first.missed).toBe(0);
  });
  it('does not come back when the session is over', async () => {
    const seen = await followed([() => new Response(null, { status: 401 })], '7');
    expect(seen.asked).toEqual(['7']);
    expect(seen.states).toEqual(['begins', 'late']);
  });
});

describe('what an event makes old', () => {
  it('is what shows the repository, the project and the numbers above them', () => {
    const { keys } = stale(event('manifest.pushed'));
    expect(keys).toContainEqual(['repository', 'team', 'deep/app']);
    expect(keys).toContainEqual(['repositories', 'team']);
    expect(keys).toContainEqual(['home']);
    expect(stale(event('member.created', {})).keys).toContainEqual(['members', 'team']);
    expect(stale(event('unheard.of', {})).keys).toEqual([]);
  });
  it('is all of it known to change', () => {
    const types = ['manifest.pushed', 'manifest.pulled', 'project.created', 'member.created', 'robot.deleted', 'label.added',
      'immutability.updated', 'quota.updated', 'user.created', 'webhook.created'];
    for (const type of types) for (const key of stale(event(type)).keys) expect(changes(key), key[0]).toBe(true);
    expect(changes(['manifest', 'team/app', 'sha256:1'])).toBe(false);
  });
  it('is asked for once in its time, however many events name it, and pulls wait longest', () => {
    const gone: Key[] = [];
    const timers: { run: () => void; milliseconds: number }[] = [];
    const take = gather(key => gone.push(key), (run, milliseconds) => timers.push({ run, milliseconds }));
    for (let i = 0; i < 500; i++) take(event('manifest.pulled'));
    expect(timers.length).toBe(2);
    take(event('manifest.pushed'));
    const sooner = timers.filter(timer => timer.milliseconds < 10_000);
    sooner.forEach(timer => timer.run());
    timers.filter(timer => !sooner.includes(timer)).forEach(timer => timer.run());
    expect(gone.filter(key => key[0] === 'home').length).toBe(1);
    take(event('manifest.pulled'));
    expect(timers.length).toBe(2 + sooner.length + 2);
  });
});

describe('uploads that are under way', () => {
  const progress = (upload: string, stage: string, received: number, more: LiveEvent['data'] = {}) =>
    event('upload.progress', { repository: 'team/app', upload, stage, received, ...more });
  const after = (...told: [LiveEvent, number][]) => told.reduce<Upload[]>((before, [one, at]) => withEvent(before, one, at), []);

  it('keep their places, and have a rate from the second time on', () => {
    const seen = after(
      [progress('a', 'arriving', 1_000), 0], [progress('b', 'arriving', 10, { total: 40 }), 500], [progress('a', 'arriving', 5_000), 2_000]);
    expect(seen.map(one => [one.key, one.received, one.rate])).toEqual([['a', 5_000, 2_000], ['b', 10, 0]]);
  });
  it('are not what other events, and what later servers tell', () => {
    expect(after([event('manifest.pushed'), 0], [progress('a', 'dreaming', 1), 0], [event('upload.progress', {}), 0])).toEqual([]);
  });
  it('come to a total only where it is known of each', () => {
    const some = after([progress('a', 'arriving', 10, { total: 40 }), 0], [progress('b', 'stored', 7, { digest: 'sha256:1' }), 0]);
    expect(pushes(some, 0)).toMatchObject([{ repository: 'team/app', received: 17, total: 47 }]);
    expect(pushes(withEvent(some, progress('c', 'arriving', 1), 0), 0)[0]?.total).toBeUndefined();
    expect(pushes(withEvent(some, progress('d', 'arriving', 1, { repository: 'team/other' }), 0), 0).length).toBe(2);
  });
  it('that do not move have no rate', () => {
    const moving = after([progress('a', 'arriving', 0), 0], [progress('a', 'arriving', 1_000), 1_000]);
    expect(pushes(moving, 2_000)[0]?.rate).toBe(1_000);
    expect(pushes(moving, 10_000)[0]?.rate).toBe(0);
  });
  it('are gone when a manifest came, though what is told of them comes a little later', () => {
    const some = after([progress('a', 'stored', 7), 1_000], [progress('b', 'arriving', 7), 1_000], [progress('c', 'stored', 7), 60_000]);
    expect(open(some, {}).length).toBe(3);
    expect(open(some, { 'team/app': 900 }).map(one => one.key)).toEqual(['b', 'c']);
  });
  it('are forgotten when their client does not come back', () => {
    const some = after([progress('a', 'stopped', 7), 0], [progress('b', 'waiting', 7), 0], [progress('c', 'arriving', 7), 0], [progress('d', 'stored', 7), 0]);
    expect(remembered(some, 59_000).length).toBe(4);
    expect(remembered(some, 61_000).map(one => one.key)).toEqual(['c', 'd']);
    expect(remembered(some, 700_000).map(one => one.key)).toEqual(['c']);
  });
});
