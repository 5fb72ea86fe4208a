export {
  type FeedCursor,
  type FeedPage,
  type FeedRow,
  type FeedRows,
  findInFeeds,
  globalFeed,
  spaceFeed,
} from './feed.ts';
