export { type FeedCursor, type FeedPage, type FeedRow, globalFeed, spaceFeed } from './feed.ts';
