# mapeo-web in a container: an always-on peer by default, any other command by its name.
#
#   docker build -t mapeo-web .
#   docker run -d --name mapeo-web --network host --restart unless-stopped \
#     --ulimit nofile=65536 -v mapeo-web:/data mapeo-web
#
# --network host is not a convenience. A DHT node's id is computed from the address and port that
# others see, and a peer is found and holepunched at that very port. Docker's bridge rewrites the
# source port of outgoing UDP, so others would see a port that nothing answers on. docs/docker.md
# has the details, and what to do where host networking does not exist.

ARG BASE_IMAGE=node:20-bookworm-slim

# What the program needs to run. Alone here is a compiler: better-sqlite3 is compiled where no
# prebuilt binary can be downloaded.
FROM ${BASE_IMAGE} AS dependencies
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
# --build-arg OMIT="dev optional" leaves out the engine for projects of Mapeo 8.
ARG OMIT=dev
# Node's headers lie beside its binary in the base image: no need to download them.
RUN npm_config_nodedir=/usr/local npm ci $(printf -- ' --omit=%s' $OMIT) --no-audit --no-fund

# TypeScript to JavaScript. Nothing native is run here, so nothing native is built.
FROM ${BASE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=optional --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src ./src
RUN npx tsc

FROM ${BASE_IMAGE}
# An init process: it passes signals on, so that `docker stop` withdraws the announcements, and it
# collects what is left of child processes.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json bootstrap-nodes.json bootstrap-nodes.schema.json LICENSE ./

# So that `docker exec NAME mapeo-web status` works as everywhere else.
RUN chmod +x /app/dist/src/cli.js && ln -s /app/dist/src/cli.js /usr/local/bin/mapeo-web

ENV NODE_ENV=production MAPEO_WEB_STORAGE=/data
# A new volume takes over this owner; a directory of the host must be given to user 1000 by hand.
RUN mkdir -m 700 /data && chown node:node /data
USER node
VOLUME /data

# Asks the daemon over its control socket. A bootstrap node has none: run it with --no-healthcheck.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["node", "dist/src/cli.js", "status", "--json"]

ENTRYPOINT ["tini", "--", "node", "/app/dist/src/cli.js"]
CMD ["announce"]
