import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = { DateTime: 'string', Decimal: 'string', CurrencyCode: 'string', _FieldSet: 'string' }

/** Resolver types of one subgraph; `mappers` names what stands behind its types. */
function subgraph(name: string, mappers: Record<string, string>): CodegenConfig['generates'] {
  return {
    [`subgraphs/${name}/generated/graphql.ts`]: {
      schema: ['schema/shared.graphql', `subgraphs/${name}/schema.graphql`],
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
        mappers: { UserError: '../../../platform/kernel/rejection.ts#Rejection', ...mappers },
        contextType: '../context.ts#Context',
        avoidOptionals: { field: true, inputValue: false },
        inputMaybeValue: 'T | null | undefined',
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
      },
    },
  }
}

/** Typed documents for a client of the whole graph. */
function client(documents: string, out: string): CodegenConfig['generates'] {
  return {
    [out]: {
      schema: 'schema/api.graphql',
      documents,
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
        importExtension: '.ts',
      },
    },
  }
}

const config: CodegenConfig = {
  importExtension: '.ts',
  emitLegacyCommonJSImports: false,
  generates: {
    ...subgraph('inventory', {
      Product: '../rows.ts#ProductRow',
      ProductConnection: '../rows.ts#ProductPage',
      Warehouse: '../rows.ts#WarehouseRow',
      StockSummary: '../rows.ts#StockTotals',
      StockLevel: '../rows.ts#StockLevelRow',
      StockMovement: '../rows.ts#MovementRow',
      StockMovementConnection: '../rows.ts#MovementPage',
      Reservation: '../rows.ts#ReservationRow',
      ReservationLine: '../rows.ts#ReservationLineRow',
      StockLevelEvent: '../rows.ts#LevelState',
    }),
    ...subgraph('orders', {
      Order: '../repository.ts#OrderRow',
      OrderLine: '../repository.ts#LineRow',
      OrderStatusChange: '../domain/order.ts#StatusChange',
      OrderStatusEvent: '../repository.ts#StatusEvent',
      OrderCancellation: '../domain/order.ts#Cancellation',
      OrderConnection: '../queries.ts#OrderPage',
    }),
    ...subgraph('suppliers', {
      Product: '../rows.ts#ProductStub',
      Supplier: '../rows.ts#SupplierRow',
      SupplierConnection: '../rows.ts#SupplierPage',
      Offer: '../rows.ts#OfferRow',
      OfferConnection: '../rows.ts#OfferPage',
      PurchaseOrder: '../rows.ts#PurchaseOrderRow',
      PurchaseOrderConnection: '../rows.ts#PurchaseOrderPage',
      PurchaseOrderLine: '../rows.ts#PurchaseOrderLineRow',
    }),
    ...client('schema/client/documents/*.graphql', 'schema/client/generated/'),
    ...client('web/src/**/*.graphql', 'web/src/generated/'),
  },
}

export default config
