import { ensureWebBuilt } from './web-build.ts'

const directory = await ensureWebBuilt(console.log)
console.log(`The web pages are in ${directory}`)
