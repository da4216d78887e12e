import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  compress: false,
  reactStrictMode: true,
  experimental: { validateRSCRequestHeaders: false },
  serverExternalPackages: ['postgres', 'pdfkit', 'pino', 'graphile-worker', 'nodemailer'],
  sassOptions: { loadPaths: ['./node_modules/@uswds/uswds/packages'], quietDeps: true },
}

export default config
