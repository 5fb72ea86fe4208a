/** Everything but the page works without it. */
export const unbuiltPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>bacs productions</title>
<h1>The page is not built yet</h1>
<p>Run <code>node apps/web/scripts/build.ts</code>, then load this page again. <code>npm start</code> and
<code>npm run demo</code> do so by themselves.</p>
<p>The API works without it: <a href="/docs">its reference</a>.</p>
</html>
`;
