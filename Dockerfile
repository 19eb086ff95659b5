# Every step also runs in container/check.sh, on a machine without a container engine.

FROM node:24.21.0-trixie-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Scripts of packages never run: what we need comes prebuilt inside them.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-trixie-slim
# Debian patches this Chromium; rebuild the image to have its patches. It is the one without a window: nobody sits before a
# container. tini, because a browser leaves orphans behind.
RUN apt-get update \
	&& apt-get install -y --no-install-recommends \
		ca-certificates chromium-headless-shell fontconfig fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core openssl tini \
	&& rm -rf /var/lib/apt/lists/*
# npm is for building; what is not there cannot be misused.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack
RUN install -d -o node -g node -m 0750 /data && install -d -o node -g node -m 0700 /seal

WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin/ogonblick.ts bin/run-job.ts bin/open-web.ts bin/read-aside.ts bin/reading-thread.ts bin/threads.ts ./bin/
COPY src ./src
COPY storage ./storage
COPY jobs ./jobs
COPY fixtures ./fixtures

# The manifest of each bundle names the commit that made it.
ARG OGONBLICK_COMMIT=unknown
ENV NODE_ENV=production \
	OGONBLICK_COMMIT=$OGONBLICK_COMMIT \
	DATA_DIR=/data \
	SEAL_PASSPHRASE_FILE=/seal/passphrase.txt \
	HOME=/tmp \
	LANG=C.UTF-8

# What locks the seal key lies apart from the data, and must outlive the container as they do.
VOLUME ["/data", "/seal"]
USER node
HEALTHCHECK --interval=10m --timeout=60s --start-period=30s --retries=2 \
	CMD ["node", "/app/bin/ogonblick.ts", "doctor", "--json"]
ENTRYPOINT ["/usr/bin/tini", "--", "node", "/app/bin/ogonblick.ts"]
CMD ["--help"]
