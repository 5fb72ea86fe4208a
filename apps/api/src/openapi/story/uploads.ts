import { page, uploadBucket, uploadId, uploadKey, uploadUuid } from './facts.ts';

const signed = {
  id: uploadId,
  uuid: uploadUuid,
  status: 'signed',
  filename: 'evening-news.mp4',
  content_type: 'video/mp4',
  size_bytes: 48_234_496,
  width: null,
  height: null,
  duration_seconds: null,
  source: null,
  source_problem: null,
  created_at: '2026-11-22T10:15:30.000Z',
  uploaded_at: null,
  expires_at: '2026-11-29T10:15:30.000Z',
};
const uploaded = {
  ...signed,
  status: 'uploaded',
  uploaded_at: '2026-11-22T10:15:58.000Z',
  expires_at: null,
};
export const described = {
  ...uploaded,
  width: 1920,
  height: 1080,
  duration_seconds: 61,
  source: {
    container: 'mp4',
    width: 1920,
    height: 1080,
    coded_width: 1920,
    coded_height: 1080,
    pixel_aspect_ratio: 1,
    rotation: 0,
    rotation_told: 0,
    duration_seconds: 61.2,
    frame_rate: 25,
    frame_rate_varies: false,
    scan_type: 'progressive',
    color: 'sdr',
    tracks: [
      { type: 'video', codec: 'AVC', duration_seconds: 61.2 },
      { type: 'audio', codec: 'AAC', duration_seconds: 61.184 },
    ],
  },
};

export const uploadExamples = {
  createUpload: {
    body: {
      filename: 'evening-news.mp4',
      content_type: 'video/mp4',
      size_bytes: 48_234_496,
      description: 'The evening news of 22 November.',
    },
    201: {
      upload: signed,
      post: {
        url: `https://${uploadBucket}.s3.us-east-1.amazonaws.com/`,
        fields: { key: uploadKey, 'Content-Type': 'video/mp4', Policy: 'eyJl…', 'X-Amz-Signature': '3954…' },
        expires_at: '2026-11-22T11:15:30.000Z',
      },
    },
  },
  listUploads: { 200: page(described) },
  completeUpload: { 200: uploaded },
  getUpload: { 200: described },
};
