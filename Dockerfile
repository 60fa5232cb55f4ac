# Throughline as a small image without root. Data are elsewhere: a PostgreSQL by DATABASE_URL, or the folder DATA_DIR.
#   docker build -t throughline .
#   docker run -p 3000:3000 -v throughline:/data throughline

FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache

# What runs: without what only building and testing need. Compilers come as optional packages, as Node itself does.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund \
 && cd node_modules && rm -rf prisma effect typescript lucide-react @prisma/dev @prisma/studio-core

FROM node:24-bookworm-slim
WORKDIR /app
# 0.0.0.0 is inside the container; what is reachable from outside, its ports say.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# As scripts/server-memory.mjs says.
ENV NODE_OPTIONS=--max-semi-space-size=8 MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/package.json /app/next.config.js ./
COPY --from=build /app/public public
COPY --from=build /app/prisma prisma
COPY --from=build /app/lib lib
COPY --from=build /app/server server
COPY --from=build /app/.next .next
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: it must get the signals.
CMD ["node", "server/main.ts"]
