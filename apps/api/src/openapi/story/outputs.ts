import { baseUrl, productionUlid, profileHash, profileName, uploadPrefix } from './facts.ts';

type Media = {
  orientation: string;
  playlist_url: string;
  mpd_url: null;
  file_url: null;
  poster_url: string;
};
type Rendition = {
  name: string;
  width: number;
  height: number;
  bitrate: number;
  bandwidth: number;
  bytes: number;
};
type Group = {
  orientation: string;
  poster: { width: number; height: number; bytes: number };
  renditions: Rendition[];
};

/** What the profile makes of the upload */
const groups: Group[] = [
  {
    orientation: 'landscape',
    poster: { width: 1280, height: 720, bytes: 121_098 },
    renditions: [
      {
        name: '1080p_h',
        width: 1920,
        height: 1080,
        bitrate: 5_000_000,
        bandwidth: 5_546_200,
        bytes: 39_894_120,
      },
      {
        name: '720p_h',
        width: 1280,
        height: 720,
        bitrate: 3_000_000,
        bandwidth: 3_421_600,
        bytes: 24_385_856,
      },
      {
        name: '480p_h',
        width: 854,
        height: 480,
        bitrate: 1_600_000,
        bandwidth: 1_897_300,
        bytes: 13_551_792,
      },
    ],
  },
  {
    orientation: 'portrait',
    poster: { width: 720, height: 1280, bytes: 98_387 },
    renditions: [
      {
        name: '720p_v',
        width: 720,
        height: 1280,
        bitrate: 2_400_000,
        bandwidth: 2_712_900,
        bytes: 19_401_224,
      },
      {
        name: '540p_v',
        width: 540,
        height: 960,
        bitrate: 1_500_000,
        bandwidth: 1_754_700,
        bytes: 12_540_352,
      },
    ],
  },
];

const rootPrefix = `${uploadPrefix}${productionUlid}/`;
export const outputPrefix = `${rootPrefix}landscape/`;
export const objectCount = 60;
export const outputBytes = sum(groups.map(bytesOf));

/** What a feed shows of a production */
export function mediaOf(ulid: string): Media[] {
  return groups.map(({ orientation }) => {
    const url = `${baseUrl}${uploadPrefix}${ulid}/${orientation}/`;
    return {
      orientation,
      playlist_url: `${url}video.m3u8`,
      mpd_url: null,
      file_url: null,
      poster_url: `${url}video_poster.0000000.jpg`,
    };
  });
}

/** What the worker has seen in S3 */
export const outputs = groups.map((group) => {
  const url = `${baseUrl}${rootPrefix}${group.orientation}/`;
  return {
    kind: 'hls',
    orientation: group.orientation,
    playlist_url: `${url}video.m3u8`,
    mpd_url: null,
    poster_url: `${url}video_poster.0000000.jpg`,
    bytes: bytesOf(group),
    renditions: group.renditions.map(({ name, width, height, bandwidth, bytes }) => ({
      kind: 'video',
      name,
      width,
      height,
      bandwidth,
      duration_seconds: 61.2,
      segments: 11,
      bytes,
      playlist_url: `${url}video${name}.m3u8`,
    })),
    files: [
      {
        kind: 'frames',
        name: '_poster',
        url: `${url}video_poster.0000000.jpg`,
        ...group.poster,
        duration_seconds: null,
        count: 1,
      },
    ],
  };
});

/** What a plan says of the same, with the place of the ULID held by zeros */
export function planDestinations(bucket: string, ulid: string): object[] {
  return groups.map(({ orientation, renditions, poster }) => {
    const prefix = `${uploadPrefix}${ulid}/${orientation}/`;
    const key = `${prefix}video_poster.0000000.jpg`;
    return {
      kind: 'hls',
      orientation,
      bucket,
      prefix,
      playlist_key: `${prefix}video.m3u8`,
      mpd_key: null,
      additional_keys: [],
      poster_keys: [key],
      renditions: renditions.map(({ name, width, height }) => ({
        kind: 'video',
        name,
        playlist_key: `${prefix}video${name}.m3u8`,
        width,
        height,
      })),
      files: [{ kind: 'frames', name: '_poster', key, width: poster.width, height: poster.height }],
    };
  });
}

export const renditionSummaries = groups.flatMap(({ orientation, renditions }) =>
  renditions.map(({ name, width, height, bitrate }) => ({
    name,
    orientation,
    width,
    height,
    rate_control: 'VBR',
    bitrate,
  })),
);

const profile = {
  name: profileName,
  hash: profileHash,
  renditions: renditionSummaries,
  outputs: groups.flatMap(({ orientation, renditions, poster }) => [
    ...renditions.map(({ name, width, height }) =>
      summarize({ kind: 'video', name, orientation, width, height }),
    ),
    summarize({ kind: 'frames', name: '_poster', orientation, width: poster.width, height: poster.height }),
  ]),
};

export const profileExamples = {
  listProfiles: { 200: { items: [profile] } },
  getProfile: { 200: profile },
};

function summarize(output: {
  kind: string;
  name: string;
  orientation: string;
  width: number;
  height: number;
}): object {
  return { group: 'hls', ...output };
}

function bytesOf({ renditions, poster }: Group): number {
  return sum(renditions.map(({ bytes }) => bytes)) + poster.bytes;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
