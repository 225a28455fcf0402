import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './playground.css'
import { createRoot } from 'react-dom/client'
import { mainFlow } from './main-flow.ts'
import { Playground } from './playground.tsx'
import { firstProduct } from './first-product.ts'

const root = document.getElementById('root')
if (!root) throw new Error('playground.html has no element #root')
const productId = await firstProduct()
createRoot(root).render(<Playground tabs={mainFlow(productId)} />)
