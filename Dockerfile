# Two stages: the first has the compilers, the second only what runs.

FROM node:22-bookworm-slim AS build
WORKDIR /guildhall
# The manifests first: as long as they stay the same, the installed packages come from the cache.
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY packages/api/package.json packages/api/
COPY packages/web/package.json packages/web/
COPY packages/e2e/package.json packages/e2e/
COPY packages/bench/package.json packages/bench/
COPY packages/api/bin packages/api/bin
COPY scripts scripts
RUN node scripts/install.mjs
COPY tsconfig.base.json ./
COPY packages/api packages/api
COPY packages/web packages/web
RUN node scripts/build.mjs
# What the API needs to run, without the compilers and the web's packages (those are bundled). The
# stamp goes too: it described the full set.
RUN rm -rf node_modules packages/*/node_modules \
  && npx --yes pnpm@10.34.9 install --frozen-lockfile --prod --filter @guildhall/api

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
  PORT=4000 \
  GUILDHALL_DATA=/var/lib/guildhall
WORKDIR /guildhall
COPY --from=build /guildhall/package.json ./
COPY --from=build /guildhall/node_modules node_modules
COPY --from=build /guildhall/packages/api/package.json packages/api/schema.graphql packages/api/
COPY --from=build /guildhall/packages/api/node_modules packages/api/node_modules
COPY --from=build /guildhall/packages/api/bin packages/api/bin
COPY --from=build /guildhall/packages/api/dist packages/api/dist
COPY --from=build /guildhall/packages/web/dist packages/web/dist
RUN mkdir -p "$GUILDHALL_DATA" \
  && chown node:node "$GUILDHALL_DATA" \
  && ln -s /guildhall/packages/api/bin/guildhall.js /usr/local/bin/guildhall
USER node
VOLUME /var/lib/guildhall
EXPOSE 4000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No shell in between: SIGTERM reaches the server itself.
CMD ["node", "--enable-source-maps", "packages/api/dist/main.js"]
