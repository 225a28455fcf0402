import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = {
  DateTime: 'string',
  Date: 'string',
  Decimal: 'string',
  CurrencyCode: 'string',
  EmailAddress: 'string',
  URL: 'string',
  _FieldSet: 'string',
}

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
      Brand: '../rows.ts#BrandRow',
      BrandConnection: '../rows.ts#BrandPage',
      Category: '../rows.ts#CategoryRow',
      CategoryConnection: '../rows.ts#CategoryPage',
      Warehouse: '../rows.ts#WarehouseRow',
      WarehouseConnection: '../rows.ts#WarehousePage',
      StockSummary: '../rows.ts#StockTotals',
      StockLevel: '../rows.ts#StockLevelRow',
      StockLevelConnection: '../rows.ts#StockLevelPage',
      PastStock: '../rows.ts#StockThen',
      PastStockLevel: '../rows.ts#PastLevel',
      PastStockLevelConnection: '../rows.ts#PastLevelPage',
      BulkAdjustStockResult: '../commands/bulk-adjust-stock.ts#RowOutcome',
      StockMovement: '../rows.ts#MovementRow',
      StockMovementConnection: '../rows.ts#MovementPage',
      Reservation: '../rows.ts#ReservationRow',
      ReservationLine: '../rows.ts#ReservationLineRow',
      ReservationStep: '../rows.ts#ReservationStepRow',
      LowStockAlert: '../rows.ts#LowStockState',
      StockLevelEvent: '../rows.ts#LevelState',
    }),
    ...subgraph('orders', {
      Order: '../repository.ts#OrderRow',
      OrderLine: '../repository-lines.ts#LineRow',
      OrderStatusChange: '../domain/order.ts#StatusChange',
      OrderStatusEvent: '../repository-history.ts#StatusEvent',
      OrderCancellation: '../domain/cancellation.ts#Cancellation',
      Payment: '../rows.ts#PaymentRow',
      Shipment: '../rows.ts#ShipmentRow',
      OrderReturn: '../rows.ts#ReturnRow',
      OrderConnection: '../queries.ts#OrderPage',
      Product: '../rows.ts#ProductReference',
      SalesFigures: '../resolvers/analytics.ts#CurrencyFigures',
      SalesReportConnection: '../analytics/report.ts#SalesPage',
      SalesReportRow: '../analytics/report.ts#SalesRow',
      SlowMover: '../analytics/movers.ts#SlowMoverRow',
      Customer: '../repository-customers.ts#CustomerRow',
      CustomerConnection: '../queries-customers.ts#CustomerPage',
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
