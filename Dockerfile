# One image for each process. Node 24 runs the TypeScript as it is; only the page for browsers is built.
# Name other base images where these cannot be pulled, such as those of your own registry.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG DEBIAN_IMAGE=debian:bookworm-slim

FROM ${NODE_IMAGE} AS node

# What api, worker and admin, with its doctor, need in common, without what only compilers and debuggers read.
FROM node AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/admin/package.json apps/admin/
COPY apps/api/package.json apps/api/
COPY apps/doctor/package.json apps/doctor/
COPY apps/worker/package.json apps/worker/
COPY packages/db/package.json packages/db/
COPY packages/domain/package.json packages/domain/
COPY packages/mc-profiles/package.json packages/mc-profiles/
COPY packages/mediaconvert-model/package.json packages/mediaconvert-model/
COPY packages/metrics/package.json packages/metrics/
COPY packages/process/package.json packages/process/
COPY packages/queue/package.json packages/queue/
COPY packages/s3/package.json packages/s3/
COPY packages/tracing/package.json packages/tracing/
COPY packages/webhooks/package.json packages/webhooks/
RUN --mount=type=cache,target=/root/.npm \
  npm ci --omit=dev --ignore-scripts --workspace=apps/admin --workspace=apps/api \
  --workspace=apps/doctor --workspace=apps/worker \
  && rm -rf node_modules/typescript \
  && find node_modules -type f \( -name '*.d.ts' -o -name '*.d.[cm]ts' -o -name '*.map' -o -name '*.test.ts' \) -delete

FROM node AS local-aws-dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/local-aws/package.json apps/local-aws/
COPY packages/domain/package.json packages/domain/
COPY packages/mediaconvert-model/package.json packages/mediaconvert-model/
COPY packages/process/package.json packages/process/
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --workspace=apps/local-aws

FROM node AS web
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY apps/web/package.json apps/web/
COPY packages/client/package.json packages/client/
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --workspace=apps/web
COPY packages/client packages/client
COPY apps/web apps/web
RUN ["node", "apps/web/scripts/build.ts"]

# Debian with Node and an init: a process that is number 1 ignores signals for which it has no handler yet.
FROM ${DEBIAN_IMAGE} AS runtime
RUN apt-get update && apt-get install --yes --no-install-recommends tini && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
  && groupadd --gid 1000 node && useradd --uid 1000 --gid node --no-create-home node
COPY --from=node /usr/local/bin/node /usr/local/bin/node
ENV NODE_ENV=production
WORKDIR /app
ENTRYPOINT ["tini", "--"]

FROM runtime AS base
COPY --from=dependencies /app ./
COPY packages packages
# The code of a process is compiled here when its image is built, by the same user and with V8's same options.
ENV NODE_COMPILE_CACHE=/app/.compile-cache
# The port of the metrics is open to the container's network once METRICS_PORT is set.
ENV METRICS_HOST=0.0.0.0
RUN mkdir .compile-cache && chown node .compile-cache
USER node

FROM base AS admin
COPY apps/admin apps/admin
COPY apps/doctor apps/doctor
CMD ["node", "apps/admin/src/main.ts", "--help"]

FROM base AS api
COPY apps/api apps/api
RUN node apps/api/src/main.ts --help
COPY --from=web /app/apps/web/dist apps/web/dist
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
CMD ["node", "apps/api/src/main.ts"]

FROM base AS worker
COPY apps/worker apps/worker
RUN node --max-semi-space-size=16 --max-old-space-size=512 apps/worker/src/main.ts --help
ENV HEARTBEAT_FILE=/tmp/heartbeat
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=512", "apps/worker/src/main.ts"]

# Development and tests only. FFmpeg comes before the sources, so that a change of them does not install it again.
FROM runtime AS local-aws
RUN apt-get update && apt-get install --yes --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/* /var/cache/apt/* \
  && mkdir /data && chown node /data
COPY --from=local-aws-dependencies /app ./
COPY packages packages
COPY apps/local-aws apps/local-aws
ENV LOCAL_AWS_HOST=0.0.0.0 LOCAL_AWS_PORT=4566 LOCAL_AWS_DIR=/data
EXPOSE 4566
USER node
CMD ["node", "apps/local-aws/src/main.ts"]
