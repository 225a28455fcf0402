import { Link, Route, Switch, useRoute } from 'wouter'
import { BasketPage } from './basket/basket-page.tsx'
import { useBasket } from './basket/basket-context.tsx'
import { CataloguePage } from './catalogue/catalogue-page.tsx'
import { OrderPage } from './orders/order-page.tsx'
import { OrdersPage } from './orders/orders-page.tsx'
import { ConnectionBadge } from './ui/connection-badge.tsx'
import { Empty } from './ui/notices.tsx'
import { Page } from './ui/page.tsx'

/** The console: a header, and the page that the address names. */
export function App() {
  const { lines } = useBasket()
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Stockgraph
        </Link>
        <nav aria-label="Main">
          <NavLink href="/" label="Catalogue" />
          <NavLink href="/orders" label="Orders" deep />
          <NavLink href="/basket" label="Basket" count={lines.length} />
          <a href="/playground">Playground</a>
        </nav>
        <ConnectionBadge />
      </header>
      <main id="main">
        <Switch>
          <Route path="/" component={CataloguePage} />
          <Route path="/basket" component={BasketPage} />
          <Route path="/orders" component={OrdersPage} />
          <Route path="/orders/:id">{({ id }) => <OrderPage key={id} id={id} />}</Route>
          <Route>
            <Page title="Not found">
              <Empty title="There is no such page">
                <Link href="/" className="button">
                  To the catalogue
                </Link>
              </Empty>
            </Page>
          </Route>
        </Switch>
      </main>
    </>
  )
}

function NavLink({
  href,
  label,
  count,
  deep,
}: {
  href: string
  label: string
  count?: number
  deep?: boolean
}) {
  const [here] = useRoute(deep ? `${href}/*?` : href)
  return (
    <Link href={href} aria-current={here ? 'page' : undefined}>
      {label}
      {count ? <span className="count">{count}</span> : null}
    </Link>
  )
}
