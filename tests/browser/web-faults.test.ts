import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../cluster/free-port.ts';
import { afterTests } from '../support/after-tests.ts';
import { launchChromium } from '../support/chromium.ts';
import { createStudio } from '../support/make-videos.ts';
import { patiently } from '../support/patiently.ts';
import { startApp } from '../support/processes.ts';
import { type Service, startService } from '../support/service.ts';
import { signIn } from '../support/web.ts';

describe.skipIf(inject('chromiumPath') === null)('the web application', () => {
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    service = await startService('web-faults', {
      LOCAL_AWS_ENGINE: 'ffmpeg',
      // What a killed worker held is free again after this time.
      RENDER_LOCK_MS: '3000',
    });
    browser = await launchChromium();
  });

  afterTests(async () => {
    await browser?.close();
  });

  it('survives the end of the API and of the worker during a render: nothing is lost, nothing comes twice', async () => {
    const port = await freePort();
    const startApi = async () => {
      const api = await startApp('api', { ...service.environment, PORT: String(port), LOG_LEVEL: 'info' });
      await api.waitForLine(/Server listening/);
      return api;
    };
    const [api, worker] = await Promise.all([startApi(), service.startWorker()]);
    const user = await service.signUp();
    const film = await createStudio(inject('testDir')).film('web-faults.mp4', '640x360', 4);
    const upload = await user.upload(film);
    const page = await browser.newPage();
    await signIn(page, { url: `http://127.0.0.1:${port}/`, key: user.key });
    await page.getByText('No productions yet').waitFor();

    // Somebody else asks for it, so that only an event can show it here.
    const { ulid } = await user.produce(upload, { name: 'Survivor' });
    const card = cards(page);
    await card.getByText(/Submitted|Rendering/).waitFor();
    api.kill('SIGKILL');
    worker.kill('SIGKILL');
    await page.getByText('Connection lost, trying again…').waitFor();
    // What happens meanwhile is told afterwards.
    const { ulid: other } = await user.produce(upload, { name: 'Latecomer', profile: 'simple-hls' });
    await Promise.all([startApi(), service.startWorker()]);
    await page.getByText('Connection lost, trying again…').waitFor({ state: 'detached' });
    await Promise.all([user.waitFor(ulid, 'completed'), user.waitFor(other, 'completed')]);
    await expect.poll(() => card.getByText('Completed').count(), patiently).toBe(2);
    const names = await card.getByRole('heading').allTextContents();
    expect(names).toEqual(['Latecomer', 'Survivor']);
    await page.close();
  });

  it.each([
    ['the API goes away before anything has happened', 404, 'text/html', '<h1>No server</h1>'],
    [
      'what it has not heard is not kept any more',
      410,
      'application/problem+json',
      '{"code":"EVENTS_REMOVED","title":"The events are removed"}',
    ],
  ])('goes on to listen when %s', async (_what, status, contentType, body) => {
    await service.runWorker();
    const user = await service.signUp();
    const upload = await user.upload(await createStudio(inject('testDir')).film('deaf.mp4', '320x180', 1));
    const page = await browser.newPage();
    const met = Promise.withResolvers<void>();
    await page.route(
      /events[?].*wait=/,
      async (route) => {
        await route.fulfill({ status, contentType, body });
        met.resolve();
      },
      { times: 1 },
    );
    await signIn(page, { url: `${service.apiUrl}/`, key: user.key });
    await page.getByText('No productions yet').waitFor();
    await met.promise;
    await user.produce(upload, { name: 'Heard' });
    await cards(page).getByRole('heading', { name: 'Heard' }).waitFor();
    await page.close();
  });

  it('says why a production waits and when it is tried again, and shows the video once it is rendered', async () => {
    await service.runWorker();
    const user = await service.signUp();
    const film = await createStudio(inject('testDir')).film('web-faults.mp4', '640x360', 4);
    const upload = await user.upload(film);
    await service.aws.setFaults({
      error: { CreateJob: { status: 429, code: 'TooManyRequestsException' } },
    });
    const { ulid } = await user.produce(upload, { name: 'Patient', profile: 'simple-hls' });
    const page = await browser.newPage();
    await signIn(page, { url: `${service.apiUrl}/productions/${ulid}`, key: user.key });
    await page.getByRole('heading', { name: 'Patient' }).waitFor();
    await page.getByText(/^Waiting: AWS throttles, (next try in \d+ s|trying again…)$/).waitFor();
    await page.getByRole('list', { name: 'Timeline' }).getByText('Waiting: AWS throttles').waitFor();
    await service.aws.setFaults({});
    await page.getByRole('button', { name: 'Play Patient' }).waitFor();
    await page.close();
  });
});

function cards(page: Page) {
  return page.getByRole('list', { name: 'Productions' }).getByRole('article');
}
