import { Page } from '../../components/page.tsx';
import { ProductionGrid } from '../../productions/production-grid.tsx';
import { DropZone } from '../../uploads/drop-zone.tsx';
import { SendingList } from '../../uploads/sending-list.tsx';

/** What one comes for: send a video, and see what becomes of it. */
export function Home() {
  return (
    <Page title="Productions">
      <DropZone />
      <SendingList />
      <div class="section-title">
        <h2>Newest first</h2>
      </div>
      <ProductionGrid />
    </Page>
  );
}
