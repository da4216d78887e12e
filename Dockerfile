# Attest for a PostgreSQL of your own (compose.yaml runs both). Built in one stage, run in another, as a user without rights.
FROM node:24-bookworm-slim AS build
WORKDIR /attest
COPY package.json package-lock.json ./
# The embedded database is for machines without one.
RUN npm ci --include=dev --omit=optional --no-audit --no-fund
COPY . .
RUN DATABASE_URL=postgres://build node app/start.mjs --build-only \
 && rm -rf .next/cache \
 && npm prune --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /attest
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000
COPY --from=build /attest/package.json /attest/next.config.ts ./
COPY --from=build /attest/node_modules ./node_modules
COPY --from=build /attest/public ./public
COPY --from=build /attest/drizzle/migrations ./drizzle/migrations
COPY --from=build /attest/drizzle/seed/modules ./drizzle/seed/modules
COPY --from=build /attest/drizzle/seed/directory ./drizzle/seed/directory
COPY --from=build /attest/.next ./.next
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", ".next/front/server.mjs"]
