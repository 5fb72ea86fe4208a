export {
  type FeedCursor,
  type FeedPage,
  type FeedRow,
  type FeedRows,
  globalFeed,
  spaceFeed,
} from './feed.ts';
