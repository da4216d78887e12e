import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run check` and `npm test` check the types; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  compress: false,
  reactStrictMode: true,
  // A page has its title from its first byte; for whoever follows a link to one that was built before, `first.js` sees to it.
  htmlLimitedBots: /.*/,
  // Where everything is built once from nothing, what would make the next build faster is a sixth of this one.
  experimental: { validateRSCRequestHeaders: false, turbopackFileSystemCacheForBuild: !process.env.CI },
  serverExternalPackages: ['postgres', 'pdfkit', 'fontkit', 'pino', 'graphile-worker', 'nodemailer'],
  // A calendar program asks for a file; what comes before the dot is the event.
  rewrites: async () => ({
    beforeFiles: [{ source: '/calendar/:slug([a-z0-9-]+).ics', destination: '/calendar-files/:slug' }],
    afterFiles: [],
    fallback: [],
  }),
  sassOptions: { loadPaths: ['./node_modules/@uswds/uswds/packages'], quietDeps: true },
}

export default config
