/** The form of hls.js that brings its worker along. */
declare module 'hls.js/dist/hls.min.js' {
  export { default } from 'hls.js';
}
