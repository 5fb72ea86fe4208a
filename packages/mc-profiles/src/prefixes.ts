import type { JobSettings } from '@aws-sdk/client-mediaconvert';
import { groupsOf, isHls } from './outputs.ts';
import { parseS3Uri, splitKey } from './s3-uri.ts';
import { requireValue } from './tokens.ts';

/** The first HLS destination below its bucket, orientation included, with its trailing slash. */
export function outputPrefix(settings: JobSettings): string {
  const destination = groupsOf(settings).find(isHls)?.OutputGroupSettings?.HlsGroupSettings?.Destination;
  if (destination === undefined) throw new Error('the settings have no HLS destination');
  return splitKey(parseS3Uri(destination).key).prefix;
}

/** `YYYY-MM/DD/{UPLOAD_UUID}/{PRODUCTION_ULID}/`: all that a production writes lies below it. */
export function rootPrefix(production: { date: string; assetId: string; productionUlid: string }): string {
  const values = {
    DATE_YYYY_MM_DD: production.date,
    ASSET_ID: production.assetId,
    PRODUCTION_ULID: production.productionUlid,
  };
  const date = requireValue(values, 'DATE_YYYY_MM_DD', 'rootPrefix');
  const assetId = requireValue(values, 'ASSET_ID', 'rootPrefix');
  const productionUlid = requireValue(values, 'PRODUCTION_ULID', 'rootPrefix');
  return `${date}/${assetId}/${productionUlid}/`;
}
