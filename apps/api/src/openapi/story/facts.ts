// Alma uploads the evening news, has it rendered, and publishes it in her channel, which Ben helps her with. Every
// example of the document tells a moment of this story.

export const alma = { id: 7, display_name: 'Alma' };
export const ben = { id: 8, display_name: 'Ben' };

export const uploadId = 42;
export const uploadUuid = '0b1c7b1e-6f0e-4c57-9a55-0f3a4d8e2b11';
export const uploadKey = `uploads/2026-11/22/${uploadUuid}/video.mp4`;
export const uploadBucket = 'bacs-mc-uploads';
export const outputBucket = 'bacs-mc-public-stream';
export const uploadPrefix = `2026-11/22/${uploadUuid}/`;

export const productionUlid = '01M81C2WT8M8Q4W6X7Y8ZABCDE';
/** Alma cancels this one, */
export const canceledUlid = '01M81CWF20Q4W6X7Y8ZABCDEFG';
/** and tries it again. */
export const retriedUlid = '01M81EQC70X7Y8ZABCDEFGHJKM';
export const deletionUlid = '01MA97DY00ZABCDEFGHJKMNPQR';
export const webhookUlid = '01M81B7ZJ0GHJKMNPQRSTVWXYZ';
/** An operator retries with it what has failed in the morning. */
export const bulkActionUlid = '01M81GQ3K0MNPQRSTVWXYZABCD';
export const eventNumber = 4_211;

export const workerId = '7d3f1a52-94c8-4b0e-8f66-2c1d5e9a7b30';

export const spaceId = 3;
export const spaceSlug = 'evening-news';
export const invitationId = 2;
/** 43 characters, as every code and every API key after its `bacs_` */
export const secret = 'Zm9yIHlvdXIgZXllcyBvbmx5LCBhbmQgb25seSBvbmN';
/** The publication as it waits for review, which is what If-Match names */
export const pendingEtag = '"Zm9yIHlvdXIgZXllcyBvbmx5LCA"';
export const publicationId = 12;
export const profileName = 'landscape-both-hls';
export const profileHash = '3d34c4633336d410048dc48ddffb3eaa729cb739beb3e7c66446c90c80a73352';
export const settingsHash = '627dc8388c27caf982b63e653115eece86a42355324657e1a25def219cc22fcf';
export const baseUrl = 'https://cdn.example.com/';

/** A list that fits on one page */
export const page = (...items: unknown[]): object => ({ items, next_cursor: null });
