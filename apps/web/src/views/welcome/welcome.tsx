import { useState } from 'preact/hooks';
import { explain } from '../../api/explain.ts';
import { farewell, isUnauthenticated, signIn } from '../../api/session.ts';
import { Button } from '../../components/button.tsx';
import { Page } from '../../components/page.tsx';

/** What this is, and the way in. It stands at every address, which is shown after the sign-in. */
export function Welcome() {
  return (
    <Page title="One upload, many productions">
      <div class="welcome">
        <div class="story">
          <p>
            Send a video. Choose what to make of it. Watch it render on AWS Elemental MediaConvert, play it,
            and share it.
          </p>
          <ul>
            <li>
              <strong>Nothing is lost.</strong> What is accepted is rendered once, whatever breaks in between.
            </li>
            <li>
              <strong>You see why.</strong> Each production tells where it is, and what it waits for.
            </li>
            <li>
              <strong>It is an API.</strong> All that you see here, <a href="/docs">programs can do</a>.
            </li>
          </ul>
        </div>
        <SignIn />
      </div>
    </Page>
  );
}

function SignIn() {
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (key.trim() === '' || isBusy) return;
    setBusy(true);
    setProblem('');
    try {
      await signIn({ api_key: key.trim() });
    } catch (error) {
      setProblem(isUnauthenticated(error) ? 'This API key is not valid.' : explain(error));
      setBusy(false);
    }
  };
  const told = problem || farewell.value;
  return (
    <form class="card sign-in" onSubmit={submit}>
      <h2>Sign in</h2>
      <div class="field">
        <label for="api-key">API key</label>
        <input
          id="api-key"
          type="password"
          name="api-key"
          autocomplete="off"
          spellcheck={false}
          required
          value={key}
          aria-invalid={problem !== ''}
          aria-describedby="sign-in-told"
          onInput={(event) => setKey(event.currentTarget.value)}
        />
      </div>
      <p id="sign-in-told" class="told small" role="alert">
        {told}
      </p>
      <Button kind="primary" type="submit" isBusy={isBusy}>
        Sign in
      </Button>
      <p class="soft small">
        An operator makes keys with <code>npm run keys</code>. The demo prints a link that signs you in.
      </p>
    </form>
  );
}
