import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const gateway = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4000'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // GraphiQL's editor workers are modules; as classic scripts they could not be split into chunks.
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // An inlined asset is a data: URL, which the gateway's content security policy refuses for scripts and workers.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: { input: ['index.html', 'playground.html'] },
  },
  server: { proxy: { '/graphql': { target: gateway, ws: true } } },
})
