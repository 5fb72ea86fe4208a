import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/message.tsx';
import { Page } from '../components/page.tsx';

export function NotFound() {
  return (
    <Page title="Not found">
      <Empty title="There is nothing at this address">
        <ButtonLink href="/">Go to your productions</ButtonLink>
      </Empty>
    </Page>
  );
}
