# One image for every process. Node 24 runs the TypeScript as it is; only the page for browsers is built.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/admin/package.json apps/admin/
COPY apps/api/package.json apps/api/
COPY apps/local-aws/package.json apps/local-aws/
COPY apps/stack/package.json apps/stack/
COPY apps/worker/package.json apps/worker/
COPY packages/client/package.json packages/client/
COPY packages/db/package.json packages/db/
COPY packages/domain/package.json packages/domain/
COPY packages/mc-profiles/package.json packages/mc-profiles/
COPY packages/mediaconvert-model/package.json packages/mediaconvert-model/
COPY packages/metrics/package.json packages/metrics/
COPY packages/process/package.json packages/process/
COPY packages/queue/package.json packages/queue/
COPY packages/s3/package.json packages/s3/
COPY packages/webhooks/package.json packages/webhooks/
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-bookworm-slim AS base
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app ./
COPY packages packages
COPY apps/admin apps/admin
# The code of a process is compiled here when its image is built, by the same user and with V8's same options.
ENV NODE_COMPILE_CACHE=/app/.compile-cache
# The port of the metrics is open to the container's network once METRICS_PORT is set.
ENV METRICS_HOST=0.0.0.0
RUN mkdir .compile-cache && chown node .compile-cache
USER node

FROM node:24-bookworm-slim AS web
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY apps/web/package.json apps/web/
COPY packages/client/package.json packages/client/
RUN npm ci --omit=dev --ignore-scripts
COPY packages/client packages/client
COPY apps/web apps/web
RUN ["node", "apps/web/scripts/build.ts"]

FROM base AS api
COPY apps/api apps/api
RUN node apps/api/src/main.ts --help
COPY --from=web /app/apps/web/dist apps/web/dist
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/src/main.ts"]

FROM base AS worker
COPY apps/worker apps/worker
RUN node --max-semi-space-size=16 --max-old-space-size=512 apps/worker/src/main.ts --help
ENV HEARTBEAT_FILE=/tmp/heartbeat
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "process.exit(Date.now() - require('node:fs').statSync('/tmp/heartbeat').mtimeMs < 30_000 ? 0 : 1)"]
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=512", "apps/worker/src/main.ts"]

# Development and tests only.
FROM base AS local-aws
USER root
RUN apt-get update && apt-get install --yes --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node /data
USER node
COPY apps/local-aws apps/local-aws
ENV LOCAL_AWS_HOST=0.0.0.0 LOCAL_AWS_PORT=4566 LOCAL_AWS_DIR=/data
EXPOSE 4566
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4566/_local/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/local-aws/src/main.ts"]
