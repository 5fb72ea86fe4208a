import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Production } from '@bacs/client';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { afterTests } from '../support/after-tests.ts';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { byKeyboard, byTouch } from '../support/hands.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';
import { findBarriers } from '../support/web.ts';
import { openWebPage } from '../support/web-page.ts';

const hostile = '<img src=x onerror=alert(1)>';
const seconds = 6;
const say = (line: string) => process.stderr.write(`${line}\n`);

const screens = {
  phone: {
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    colorScheme: 'dark' as const,
  },
  desktop: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const },
};
type Screen = keyof typeof screens;

/**
 * Whoever has the phone touches it, and whoever is at the desktop uses the keyboard alone; then they change seats. So
 * each step is done once on each screen and in each way.
 */
describe.skipIf(inject('chromiumPath') === null)('from the demo’s link to the feed', () => {
  let service: Service;
  let browser: Browser;
  let film: string;

  beforeAll(async () => {
    const dir = inject('testDir');
    film = join(dir, `${hostile}.mp4`);
    await copyFile(await createStudio(dir).film('story.mp4', '1280x720', seconds), film);
    service = await startService('story', { LOCAL_AWS_ENGINE: 'ffmpeg' });
    await service.runWorker();
    browser = await launchChromium();
  });
  afterTests(async () => {
    await browser?.close();
  });

  async function open(screen: Screen, folder: string) {
    const options = { folder, reducedMotion: 'reduce' as const, ...screens[screen] };
    const web = await openWebPage(browser, service, options);
    web.page.setDefaultTimeout(patiently.timeout);
    const api = await service.signUp();
    return { ...web, api, ...(screen === 'phone' ? byTouch() : byKeyboard(web.page)) };
  }

  it.each([
    ['phone', 'desktop'],
    ['desktop', 'phone'],
  ] as const)('with a maker’s %s and a moderator’s %s', { timeout: 600_000 }, async (one, other) => {
    const maker = await open(one, one);
    const moderator = await open(other, `${one}-moderator`);
    const [hand, desk] = [maker.page, moderator.page];
    const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
    const dialog = hand.getByRole('dialog');
    const expectNoBarriers = async (page: Page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      // axe looks at each view on one screen; tests/browser/views.test.ts lets it do so on more.
      if (one === 'phone') expect(await findBarriers(page)).toEqual([]);
    };

    await maker.signIn(maker.api);
    await hand.getByText('No productions yet').waitFor();
    await maker.shoot('1-empty');
    await desk.goto('/spaces');
    await moderator.write(desk.getByLabel('API key'), moderator.api.key);
    await moderator.press(button(desk, 'Sign in'));

    // A film is sent, and two renders of it are planned and started
    const choosing = hand.waitForEvent('filechooser');
    await maker.press(button(hand, 'Choose videos'));
    await (await choosing).setFiles(film);
    await hand.getByText('· sent').waitFor();
    await maker.shoot('2-sent');
    await maker.press(link(hand, 'Choose renditions'));
    await hand.getByRole('heading', { name: `${hostile}.mp4`, level: 1 }).waitFor();
    const renditions = hand.getByRole('list', { name: 'Renditions' });
    await renditions.getByText('1280 × 720').first().waitFor();
    await maker.press(button(hand, 'Add another'));
    const second = hand.getByRole('group', { name: 'Render 2' });
    await maker.select(second.getByLabel('Profile'), 'simple-hls');
    await second.locator('.plan').getByText('simple-hls', { exact: true }).waitFor();
    await expectNoBarriers(hand);
    await maker.shoot('3-plan');
    await hand.evaluate(noteStates);
    await maker.press(button(hand, 'Start 2 renders'));

    const cards = hand.getByRole('list', { name: 'Productions' }).getByRole('article');
    await hand.getByRole('status').getByText('2 renders are accepted.').waitFor();
    await expect.poll(() => cards.count(), patiently).toBe(2);
    // What has been started is where one goes on.
    const focused = () => hand.evaluate('document.activeElement.textContent');
    await expect.poll(focused, patiently).toBe('Productions of this upload');
    await hand.getByText('Rendering').first().waitFor();
    await maker.shoot('4-rendering');

    // Meanwhile there is a space, made and joined by hand
    await moderator.press(button(desk, 'New space'));
    await moderator.write(desk.getByLabel('Name', { exact: true }), `News ${hostile} ${one}`);
    await moderator.check(desk.getByLabel(/A moderator looks/));
    await expectNoBarriers(desk);
    await moderator.press(button(desk, 'Make the space'));
    await desk.getByRole('heading', { name: `News ${hostile} ${one}`, level: 1 }).waitFor();
    await moderator.press(link(desk, 'Members'));
    await moderator.select(desk.getByLabel('Role of who is invited'), 'Publisher');
    await moderator.press(button(desk, 'Invite somebody'));
    const code = (await desk.locator('.code code').textContent()) ?? '';
    await expectNoBarriers(desk);

    const rendered = { ...patiently, timeout: 180_000 };
    await expect.poll(() => cards.getByText('Completed').count(), rendered).toBe(2);
    const states = await hand.evaluate<string[]>('[...seenStates]');
    expect(states).toEqual(expect.arrayContaining(['Rendering', 'Completed']));
    expect(await cards.evaluateAll(tellCut)).toEqual([false, false]);
    await maker.shoot('5-completed');

    // Both play, in the sizes that they were rendered in
    const { items } = await ok(maker.api.GET('/api/productions'));
    expect(items).toHaveLength(2);
    const [simple, both] = [find(items, 'simple-hls'), find(items, 'landscape-both-hls')];
    for (const { ulid, outputs } of [simple, both]) {
      await maker.press(hand.locator(`article a[href="/productions/${ulid}"]`));
      await maker.press(button(hand, `Play ${hostile}`));
      const playing = await plays(hand);
      const sizes = outputs?.flatMap((output) => output.renditions.map(({ width }) => width));
      expect(sizes).toContain(playing.width);
      expect(Math.abs(playing.duration - seconds)).toBeLessThan(1);
      await maker.shoot(`6-plays-${ulid === simple.ulid ? 'first' : 'second'}`);
      if (ulid === simple.ulid) await hand.goBack();
    }
    // The one in two orientations is in that of the screen until somebody chooses
    expect((await plays(hand)).isWide).toBe(one === 'desktop');
    const smallest = await hand.evaluate<string>(
      "[...document.querySelector('.quality select').options].at(-1).label",
    );
    await maker.select(hand.getByLabel('Quality'), smallest);
    // What plays goes on to the next key frame, which the last seconds do not have.
    await hand.evaluate("Object.assign(document.querySelector('video'), { currentTime: 0 }).play()");
    const lines = `(({ videoWidth, videoHeight }) => Math.min(videoWidth, videoHeight))(document.querySelector('video'))`;
    await expect.poll(() => hand.evaluate(lines), patiently).toBe(Number.parseInt(smallest, 10));
    await maker.press(button(hand, one === 'desktop' ? 'Portrait' : 'Landscape'));
    await expect.poll(async () => (await plays(hand)).isWide, patiently).toBe(one !== 'desktop');
    await expectNoBarriers(hand);

    // It is brought into the space, where a moderator looks first
    await hand.goto('/spaces');
    await maker.press(button(hand, 'Accept an invitation'));
    await maker.write(hand.getByLabel('Code'), code);
    await maker.press(button(hand, 'Accept'));
    await hand.getByText(/You: publisher/).waitFor();
    const space = Number(new URL(hand.url()).pathname.split('/').at(-1));
    await hand.goto(`/productions/${both.ulid}`);
    await maker.press(button(hand, 'Publish…'));
    await dialog.getByText('A moderator of this space looks at it').waitFor();
    await expectNoBarriers(hand);
    await maker.press(button(hand, 'Ask to publish'));
    await dialog.getByText('It waits for review: a moderator').waitFor();
    await maker.press(button(hand, 'Done'));
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(focused, patiently).toBe('Publish…');
    const published = hand.getByRole('region', { name: 'Publications' });
    await published.getByText('Waits for review').waitFor();

    // It is rejected, the maker reads why, and asks again
    await moderator.press(link(desk, 'Review'));
    const queue = desk.getByRole('region', { name: 'Waiting for review' });
    await moderator.press(button(desk, `Reject ${hostile}`));
    await moderator.write(desk.getByLabel('Reason'), `The first minute is missing ${hostile}`);
    await expectNoBarriers(desk);
    await moderator.press(desk.getByRole('dialog').getByRole('button', { name: 'Reject' }));
    await queue.getByText('Nothing waits for review').waitFor();
    await maker.press(published.getByRole('link'));
    const status = hand.getByRole('status');
    await status.getByText('Rejected', { exact: true }).waitFor();
    await hand.getByText(`The first minute is missing ${hostile}`).waitFor();
    await expectNoBarriers(hand);
    await maker.press(button(hand, 'Publish again'));
    await status.getByText('Waits for review', { exact: true }).waitFor();

    // The moderator plays it. It changes meanwhile, so what was seen is not what would be approved
    await moderator.press(queue.getByRole('button', { name: `Play ${hostile}` }));
    await plays(desk);
    await expectNoBarriers(desk);
    await moderator.shoot('7-review');
    const wider = { space_id: space, visible_in_global: true };
    await ok(maker.api.POST('/api/productions/{id}/publications', { ...at(String(both.ulid)), body: wider }));
    const approve = button(desk, `Approve ${hostile}`);
    await moderator.press(approve);
    await queue.getByText('It has changed.').waitFor();
    await queue.getByText('Who sees it: In the space and in the feed of all spaces.').waitFor();
    expect(await readFeed(moderator.api, space)).toEqual([]);
    await moderator.press(approve);
    await queue.getByText('Nothing waits for review').waitFor();
    // The maker's page hears of it by itself
    await status.getByText('Published', { exact: true }).waitFor();

    // The feed plays it, and so does whoever has the link
    await maker.press(hand.locator(`a[href="/spaces/${space}"]`));
    await maker.press(button(hand, `Play ${hostile}`));
    await plays(hand);
    await maker.shoot('8-feed');
    await maker.press(link(hand, hostile));
    await hand.waitForURL(/\/watch\/\d+/);
    const shared = hand.url();
    await expectNoBarriers(hand);
    await desk.goto(shared);
    await moderator.press(button(desk, `Play ${hostile}`));
    await plays(desk);

    // Another production takes its place when the moderator says so
    await maker.press(link(hand, 'Manage'));
    await maker.press(button(hand, 'Replace…'));
    await maker.check(dialog.getByRole('radio'));
    expect(await dialog.locator('.choice').evaluateAll(tellFilling)).toEqual([true]);
    await expectNoBarriers(hand);
    await maker.shoot('9-replace');
    await maker.press(button(hand, 'Replace'));
    await status.getByText('Waits for review', { exact: true }).waitFor();
    expect(await readFeed(moderator.api, space)).toEqual([both.ulid]);
    await desk.goto(`/spaces/${space}/review`);
    await queue.getByText('It takes the place of what is shown now.').waitFor();
    await moderator.press(approve);
    await status.getByText('Published', { exact: true }).waitFor();
    expect(await readFeed(moderator.api, space)).toEqual([simple.ulid]);

    // It is taken back and shown again, and then the one before is
    await desk.goto(hand.url());
    const history = desk.getByRole('list', { name: 'History' });
    await moderator.press(button(desk, 'Unpublish'));
    await history.getByText('Taken back').waitFor();
    expect(await readFeed(moderator.api, space)).toEqual([]);
    await moderator.press(button(desk, 'Publish again'));
    await history.getByText('Published again').waitFor();
    expect(await readFeed(moderator.api, space)).toEqual([simple.ulid]);
    await moderator.press(button(desk, 'Go back to the one before'));
    await expect.poll(() => readFeed(moderator.api, space), patiently).toEqual([both.ulid]);
    await expectNoBarriers(desk);

    // A deletion shows first what goes with it, and then it is gone for everybody
    await desk.goto(shared);
    await button(desk, `Play ${hostile}`).waitFor();
    await hand.goto(`/productions/${both.ulid}`);
    await maker.press(button(hand, `Delete ${hostile}`));
    await dialog.getByText(/This deletes \d+ objects .*, 1 production, 1 publication\./).waitFor();
    await dialog.getByText('It is published, and goes from its feeds at once.').waitFor();
    await expectNoBarriers(hand);
    await maker.shoot('10-dry-run');
    const untouched = await ok(maker.api.GET('/api/productions/{id}', at(String(both.ulid))));
    expect(untouched.status).toBe('completed');
    await maker.press(dialog.getByRole('button', { name: 'Delete' }));
    await dialog.getByText(/Deleted \d+ objects/).waitFor();
    await maker.shoot('11-receipt');
    await maker.press(button(hand, 'Done'));
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => hand.evaluate('document.activeElement.tagName'), patiently).toBe('H1');
    await expect.poll(() => cards.count(), patiently).toBe(1);
    expect((await ok(maker.api.GET('/api/productions'))).items).toHaveLength(1);
    expect(await readFeed(moderator.api, space)).toEqual([]);
    await desk.reload();
    await desk.getByRole('heading', { name: 'This video is not shown, or not to you' }).waitFor();

    await hand.reload();
    const posters = `[...document.querySelectorAll('article img')].filter((image) => image.naturalWidth > 0).length`;
    await expect.poll(() => hand.evaluate(posters), { ...patiently, interval: 20 }).toBe(1);
    const poster = await hand.evaluate<number>('performance.now()');
    say(`${one}: first poster after ${Math.round(poster)} ms`);
    await maker.shoot('12-home');
    // A refusal that the page is made for is an error to the console.
    const faults = [...maker.faults, ...moderator.faults];
    expect(faults.filter((fault) => !/status of (404|412)|ERR_NETWORK_CHANGED/.test(fault))).toEqual([]);
  });
});

/** Notes every state that is shown from now on. */
const noteStates = `{
  window.seenStates = new Set();
  const note = () => {
    for (const badge of document.querySelectorAll('.badge')) seenStates.add(badge.textContent);
  };
  new MutationObserver(note).observe(document.body, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
}`;

/** Tells of each whether what is in it is wider than it. */
function tellCut(elements: { scrollWidth: number; clientWidth: number }[]): boolean[] {
  return elements.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
}

/** Tells of each whether it is as wide as what it is in. */
function tellFilling(elements: { clientWidth: number; parentElement: { clientWidth: number } }[]): boolean[] {
  return elements.map(({ clientWidth, parentElement }) => clientWidth >= parentElement.clientWidth - 1);
}

type Playing = { width: number; duration: number; isWide: boolean };

async function plays(page: Page): Promise<Playing> {
  // The policy of the page forbids what waitForFunction does.
  const time = () => page.evaluate<number>("document.querySelector('video')?.currentTime ?? 0");
  await expect.poll(time, patiently).toBeGreaterThan(0.2);
  return await page.evaluate<Playing>(`(({ videoWidth, videoHeight, duration }) => ({
    width: videoWidth,
    duration,
    isWide: videoWidth > videoHeight,
  }))(document.querySelector('video'))`);
}

function find(productions: Production[], profile: string): Production {
  const found = productions.find((production) => production.profile === profile);
  if (!found) throw new Error(`No production has the profile ${profile}`);
  return found;
}

async function readFeed(reader: ApiClient, space: number): Promise<(string | null)[]> {
  const { items } = await ok(reader.GET('/api/spaces/{id}/feed', at(space)));
  return items.map(({ production_ulid }) => production_ulid);
}
