import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { at, ok } from '../support/answers.ts';
import type { ApiClient } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { type Service, startService } from '../support/service.ts';
import { findBarriers, signIn, watchFaults } from '../support/web.ts';

const desktop = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const };
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const };
const hostile = '<img src=x onerror=alert(1)>';

describe.skipIf(inject('chromiumPath') === null)('in the web application, a space', () => {
  let service: Service;
  let browser: Browser;
  let film: string;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    film = await createStudio(inject('testDir')).film('spaces.mp4', '640x360', 2);
    service = await startService('web-spaces', {
      LOCAL_AWS_ENGINE: 'ffmpeg',
    });
    await service.runWorker();
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
  });

  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });

  /** Opens a browser of its own for a person, who signs in. */
  async function open({ key }: ApiClient, screen: typeof desktop | typeof phone, path = '/'): Promise<Page> {
    const context = await browser.newContext({ ...screen, reducedMotion: 'reduce' });
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      // A refusal that the page is made for is an error to the console.
      if (message.type() === 'error' && !/status of (404|412)|ERR_NETWORK_CHANGED/.test(message.text()))
        faults.push(message.text());
    });
    const foreign = watchFaults(page, [service.apiUrl, service.aws.url]);
    page.on('close', () =>
      faults.push(...foreign.filter((fault) => !fault.startsWith('Failed to load resource'))),
    );
    await signIn(page, { url: service.apiUrl + path, key });
    return page;
  }

  it('has what is brought reviewed as it was seen, shows it, changes it, goes back, and shows it no more', async () => {
    const [owner, publisher] = [await service.signUp(), await service.signUp()];
    const desk = await open(owner, desktop, '/spaces');
    const hand = await open(publisher, phone, '/spaces');

    // A space, made and joined by hand
    await desk.getByRole('button', { name: 'New space' }).click();
    await desk.getByLabel('Name', { exact: true }).fill(`News ${hostile}`);
    await desk.getByLabel(/A moderator looks/).check();
    expect(await findBarriers(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Make the space' }).click();
    await desk.getByRole('heading', { name: `News ${hostile}`, level: 1 }).waitFor();
    await desk.getByRole('link', { name: 'Members' }).click();
    await desk.getByLabel('Role of who is invited').selectOption('Publisher');
    await desk.getByRole('button', { name: 'Invite somebody' }).click();
    const code = (await desk.locator('.code code').textContent()) ?? '';
    expect(await findBarriers(desk)).toEqual([]);
    await hand.getByRole('button', { name: 'Accept an invitation' }).click();
    await hand.getByLabel('Code').fill(code);
    await hand.getByRole('button', { name: 'Accept', exact: true }).click();
    await hand.getByText(/You: publisher/).waitFor();
    const space = new URL(hand.url()).pathname;

    // What the publisher brings waits for review
    const upload = await publisher.upload(film);
    const make = async (name: string) => {
      const { ulid } = await publisher.produce(upload, { name, profile: 'simple-hls' });
      return await publisher.waitFor(ulid, 'completed');
    };
    const title = `First ${hostile}`;
    const [first, second] = [await make(title), await make(`Second ${hostile}`)];
    await hand.goto(`${service.apiUrl}/productions/${first.ulid}`);
    await hand.getByRole('button', { name: 'Publish…' }).click();
    await hand.getByRole('dialog').getByText('A moderator of this space looks at it').waitFor();
    expect(await findBarriers(hand)).toEqual([]);
    await hand.getByRole('button', { name: 'Ask to publish' }).click();
    await hand.getByText('It waits for review: a moderator').waitFor();
    await hand.getByRole('button', { name: 'Done' }).click();
    const published = hand.getByRole('region', { name: 'Publications' });
    await published.getByText('Waits for review').waitFor();

    // The moderator plays it. It changes meanwhile, so what was seen is not what would be approved
    await desk.getByRole('link', { name: 'Review' }).click();
    const queue = desk.getByRole('region', { name: 'Waiting for review' });
    await queue.getByRole('button', { name: `Play ${title}` }).click();
    await plays(desk);
    expect(await findBarriers(desk)).toEqual([]);
    const wider = { space_id: Number(space.split('/').at(-1)), visible_in_global: true };
    await ok(publisher.POST('/api/productions/{id}/publications', { ...at(first.ulid), body: wider }));
    await queue.getByRole('button', { name: `Approve ${title}` }).click();
    await queue.getByText('It has changed.').waitFor();
    await queue.getByText('Who sees it: In the space and in the feed of all spaces.').waitFor();
    expect(await feed(owner, space)).toEqual([]);
    await queue.getByRole('button', { name: `Approve ${title}` }).click();
    await queue.getByText('Nothing waits for review').waitFor();
    // The publisher's page hears of it by itself
    await published.getByText('Published', { exact: true }).waitFor();

    // The feed plays, and the link to share leads to it
    await hand.goto(service.apiUrl + space);
    await hand.getByRole('button', { name: `Play ${title}` }).click();
    await plays(hand);
    await hand.getByRole('link', { name: title }).click();
    await hand.getByRole('heading', { name: title, level: 1 }).waitFor();
    const link = hand.url();
    expect(await findBarriers(hand)).toEqual([]);
    await desk.goto(link);
    await desk.getByRole('button', { name: `Play ${title}` }).click();
    await plays(desk);

    // Another production takes its place when the moderator says so
    await hand.getByRole('link', { name: 'Manage' }).click();
    await hand.getByRole('button', { name: 'Replace…' }).click();
    await hand.getByRole('dialog').getByText(`Second ${hostile}`).click();
    expect(await findBarriers(hand)).toEqual([]);
    await hand.getByRole('button', { name: 'Replace', exact: true }).click();
    await hand.getByRole('status').getByText('Waits for review').waitFor();
    expect(await feed(owner, space)).toEqual([first.ulid]);
    await desk.goto(`${service.apiUrl}${space}/review`);
    await queue.getByText('It takes the place of what is shown now.').waitFor();
    await queue.getByRole('button', { name: `Approve Second ${hostile}` }).click();
    await hand.getByRole('status').getByText('Published', { exact: true }).waitFor();
    expect(await feed(owner, space)).toEqual([second.ulid]);

    // Back to the one before, and then none
    await desk.goto(hand.url());
    await desk.getByRole('button', { name: 'Go back to the one before' }).click();
    await desk.getByRole('heading', { name: title, level: 1 }).waitFor();
    expect(await feed(owner, space)).toEqual([first.ulid]);
    const history = desk.getByRole('list', { name: 'History' });
    await history.getByText('Published again').waitFor();
    expect(await findBarriers(desk)).toEqual([]);
    await hand.goto(link);
    await hand.getByRole('button', { name: `Play ${title}` }).waitFor();
    await desk.getByRole('button', { name: 'Unpublish' }).click();
    await history.getByText('Taken back').waitFor();
    expect(await feed(owner, space)).toEqual([]);
    await hand.getByRole('heading', { name: 'This video is not shown, or not to you' }).waitFor();
  });

  it('tells whoever asked why it was rejected', async () => {
    const [owner, publisher] = [await service.signUp(), await service.signUp()];
    const settings = { require_review: true };
    const channel = { type: 'channel', name: 'Rejecting', slug: 'rejecting', settings } as const;
    const { id } = await ok(owner.POST('/api/spaces', { body: channel }));
    const { code } = await ok(
      owner.POST('/api/spaces/{id}/invitations', { ...at(id), body: { role: 'publisher' } }),
    );
    await ok(publisher.POST('/api/invitations/accept', { body: { code: code ?? '' } }));
    const { ulid } = await publisher.produce(await publisher.upload(film), { profile: 'simple-hls' });
    await publisher.waitFor(ulid, 'completed');
    const asked = await ok(
      publisher.POST('/api/productions/{id}/publications', { ...at(ulid), body: { space_id: id } }),
    );
    const desk = await open(owner, desktop, `/spaces/${id}/review`);
    const hand = await open(publisher, phone, `/publications/${asked.id}`);
    await hand.getByRole('status').getByText('Waits for review').waitFor();
    await desk.getByRole('button', { name: /^Reject / }).click();
    await desk.getByLabel('Reason').fill(`The first minute is missing ${hostile}`);
    expect(await findBarriers(desk)).toEqual([]);
    await desk.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await desk.getByText('Nothing waits for review').waitFor();
    await hand.getByRole('status').getByText('Rejected').waitFor();
    await hand.getByText(`The first minute is missing ${hostile}`).waitFor();
    expect(await findBarriers(hand)).toEqual([]);
    expect(await hand.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});

async function plays(page: Page): Promise<void> {
  const time = () => page.evaluate("document.querySelector('video')?.currentTime ?? 0");
  await expect.poll(time, patiently).toBeGreaterThan(0.1);
}

async function feed(reader: ApiClient, space: string): Promise<(string | null)[]> {
  const { items } = await ok(reader.GET('/api/spaces/{id}/feed', at(Number(space.split('/').at(-1)))));
  return items.map(({ production_ulid }) => production_ulid);
}
