import { Button } from '../components/button.tsx';
import { Empty } from '../components/message.tsx';
import { Page } from '../components/page.tsx';

export function Outdated() {
  return (
    <Page title="Load the page again">
      <Empty title="This part of the page could not be loaded">
        <p>The service may have been updated since you opened the page.</p>
        <Button kind="primary" onClick={() => location.reload()}>
          Load it again
        </Button>
      </Empty>
    </Page>
  );
}
