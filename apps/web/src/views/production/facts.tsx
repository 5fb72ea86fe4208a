import type { ComponentChildren } from 'preact';
import type { Production } from '../../api/bacs.ts';
import { formatBytes, formatTime } from '../../components/format.ts';

/** What else is known of a production */
export function Facts({ production }: { production: Production }) {
  const { ulid, profile, upload_uuid, created_at, completed_at, retried_from, outputs, config } = production;
  const bytes = outputs?.reduce((sum, output) => sum + (output.bytes ?? 0), 0) ?? 0;
  return (
    <dl class="facts small">
      {profile && <Fact name="Profile" value={<code>{profile}</code>} />}
      {config?.audio === 'normalize' && <Fact name="Audio" value="Loudness normalized" />}
      {created_at && <Fact name="Accepted" value={formatTime(created_at)} />}
      {completed_at && <Fact name="Ended" value={formatTime(completed_at)} />}
      {bytes > 0 && <Fact name="Size" value={formatBytes(bytes)} />}
      {outputs?.map(({ playlist_url, orientation, renditions }) => (
        <Fact
          key={playlist_url}
          name={orientation ? orientation[0]?.toUpperCase() + orientation.slice(1) : 'Renditions'}
          value={
            <>
              {renditions
                .map(({ width, height, name }) => (width && height ? `${width} × ${height}` : name))
                .join(', ')}
              {playlist_url && (
                <>
                  {' '}
                  <a href={playlist_url}>Playlist</a>
                </>
              )}
            </>
          }
        />
      ))}
      {upload_uuid && <Fact name="Upload" value={<a href={`/uploads/${upload_uuid}`}>Render it again</a>} />}
      {retried_from && (
        <Fact name="Retries" value={<a href={`/productions/${retried_from}`}>the one before</a>} />
      )}
      {ulid && <Fact name="ULID" value={<code>{ulid}</code>} />}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
