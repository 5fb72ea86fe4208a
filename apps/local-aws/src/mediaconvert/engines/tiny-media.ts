const packetBytes = 188;

/** The segment is a transport stream of null packets: it is in sync and has no programs. */
export const tinySegment = Buffer.concat(
  Array.from({ length: 7 }, () =>
    Buffer.alloc(packetBytes, 0xff).fill(Buffer.from([0x47, 0x1f, 0xff, 0x10]), 0, 4),
  ),
);

/** The file has a file type box and nothing in it. */
export const tinyMp4 = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp42', 'latin1');

/** The image has 16×16 black pixels. */
export const tinyJpeg = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAg+Pkk+SVVVVVVVVWRdZGhoaGRkZGRoaGhwcHCDg4NwcHBoaHBwfHyDg4+Tj4eH',
    'g4eTk5ubm7q6srLZ2eD/////xABLAAEBAAAAAAAAAAAAAAAAAAAACAEBAAAAAAAAAAAAAAAAAAAAABABAAAAAAAAAAAAAAAA',
    'AAAAABEBAAAAAAAAAAAAAAAAAAAAAP/AABEIABAAEAMBIgACEQADEQD/2gAMAwEAAhEDEQA/AJ/AB//Z',
  ].join(''),
  'base64',
);
