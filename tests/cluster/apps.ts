export { type App, launchApp } from '@bacs/stack';
