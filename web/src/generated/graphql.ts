/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An order to cancel. */
export type CancelOrderInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: number | null | undefined;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: string;
  /** Which order. */
  orderId: string | number;
};

/** Why an order is cancelled. New values may be added. */
export type CancelReason =
  /** The customer asked for it. */
  | 'CUSTOMER_REQUEST'
  /** Staff asked for it. */
  | 'STAFF_REQUEST'
  /** There was not enough stock. */
  | 'STOCK_REJECTED';

/** A condition on an instant. */
export type OrderDateTimeFilter = {
  /** At this instant or later. */
  gte?: string | null | undefined;
  /** Before this instant. */
  lt?: string | null | undefined;
};

/** Which orders. All fields that are given must hold. */
export type OrderFilter = {
  /** By when they were placed. */
  createdAt?: OrderDateTimeFilter | null | undefined;
  /** By order number. */
  orderNumber?: OrderStringFilter | null | undefined;
  /** By status. */
  status?: OrderStatusFilter | null | undefined;
};

/** A product to order. */
export type OrderItemInput = {
  /** Which product. */
  productId: string | number;
  /** How many, 1 to 10,000; over all items of the same product as well. */
  quantity: number;
};

/** Where an order stands. New values may be added. */
export type OrderStatus =
  /** Cancelled; it holds no stock. */
  | 'CANCELLED'
  /** Being cancelled; its stock is not yet free again. */
  | 'CANCELLING'
  /** Its stock is reserved. */
  | 'CONFIRMED'
  /** Placed; stock is being reserved. */
  | 'PENDING';

/** A condition on a status. */
export type OrderStatusFilter = {
  /** Exactly this. */
  eq?: OrderStatusInput | null | undefined;
  /** One of these. */
  in?: Array<OrderStatusInput> | null | undefined;
};

/** A status to look for. */
export type OrderStatusInput =
  /** Cancelled. */
  | 'CANCELLED'
  /** Being cancelled. */
  | 'CANCELLING'
  /** Its stock is reserved. */
  | 'CONFIRMED'
  /** Placed; stock is being reserved. */
  | 'PENDING';

/** A condition on a text. */
export type OrderStringFilter = {
  /** Exactly this. */
  eq?: string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string> | null | undefined;
};

/** An order to place. */
export type PlaceOrderInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same order, and places no second one. */
  idempotencyKey: string;
  /** What to order: 1 to 100 items. A product named twice counts as the sum. */
  items: Array<OrderItemInput>;
};

/** Which products. All fields that are given must hold. */
export type ProductFilter = {
  /** By brand. */
  brand?: ProductStringFilter | null | undefined;
  /** By category. */
  category?: ProductStringFilter | null | undefined;
  /** Only those on sale, or only those not. */
  isActive?: boolean | null | undefined;
  /** By name. */
  name?: ProductStringFilter | null | undefined;
  /** By SKU. */
  sku?: ProductStringFilter | null | undefined;
};

/** A condition on a text. All fields that are given must hold. */
export type ProductStringFilter = {
  /** Contains this, whatever its case. */
  contains?: string | null | undefined;
  /** Exactly this. */
  eq?: string | null | undefined;
  /** One of these, at most 100. */
  in?: Array<string> | null | undefined;
};

/** Why a mutation was refused. New codes may be added: treat an unknown one as a refusal. */
export type UserErrorCode =
  /** A value is malformed, missing or out of its range. */
  | 'BAD_INPUT'
  /** Amounts in different currencies were mixed. */
  | 'CURRENCY_MISMATCH'
  /** A value that must be unique is taken. */
  | 'DUPLICATE'
  /** A request with this idempotency key is still being carried out: try again. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** The idempotency key was used before, with a different input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is not enough stock. */
  | 'INSUFFICIENT_STOCK'
  /** A quantity is not a whole number in its range. */
  | 'INVALID_QUANTITY'
  /** The thing is in a state that does not allow this. */
  | 'INVALID_STATE'
  /** Too many entries, or a text too long. */
  | 'LIMIT_EXCEEDED'
  /** Something that the input names does not exist. */
  | 'NOT_FOUND'
  /** Somebody else changed it since the version that was expected. */
  | 'VERSION_CONFLICT';

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type PlaceOrderMutation = { placeOrder: { order: { id: string, orderNumber: string } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type CatalogueQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type CatalogueQuery = { products: { totalCount: number, nodes: Array<{ id: string, sku: string, name: string, brand: string, category: string, isActive: boolean, reorderPoint: number, price: { amount: string, currencyCode: string }, stockLevels: Array<{ available: number, version: number, warehouse: { code: string, name: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CatalogueProductFragment = { id: string, sku: string, name: string, brand: string, category: string, isActive: boolean, reorderPoint: number, price: { amount: string, currencyCode: string }, stockLevels: Array<{ available: number, version: number, warehouse: { code: string, name: string } }> };

export type StockLevelChangedSubscriptionVariables = Exact<{
  skus: Array<string> | string;
}>;


export type StockLevelChangedSubscription = { stockLevelChanged: { sku: string, available: number, version: number, warehouse: { code: string, name: string } } };

export type OrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type OrdersQuery = { orders: { totalCount: number, nodes: Array<{ id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderSummaryFragment = { id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, name: string }> };

export type AnyOrderStatusChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type AnyOrderStatusChangedSubscription = { orderStatusChanges: { sequence: number, order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, name: string }> } } };

export type OrderQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderQuery = { order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ id: string, productId: string, sku: string, name: string, quantity: number, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null } | null };

export type OrderDetailsFragment = { id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ id: string, productId: string, sku: string, name: string, quantity: number, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null };

export type OrderStatusChangedSubscriptionVariables = Exact<{
  orderId: string | number;
  afterSequence: number;
}>;


export type OrderStatusChangedSubscription = { orderStatusChanged: { sequence: number, status: OrderStatus, previousStatus: OrderStatus | null, occurredAt: string, order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, createdAt: string, total: { amount: string, currencyCode: string }, lines: Array<{ id: string, productId: string, sku: string, name: string, quantity: number, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null } } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder: { order: { id: string, sequence: number } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CatalogueProductFragmentDoc = new TypedDocumentString(`
    fragment CatalogueProduct on Product {
  id
  sku
  name
  brand
  category
  isActive
  reorderPoint
  price {
    amount
    currencyCode
  }
  stockLevels {
    available
    version
    warehouse {
      code
      name
    }
  }
}
    `, {"fragmentName":"CatalogueProduct"}) as unknown as TypedDocumentString<CatalogueProductFragment, unknown>;
export const OrderSummaryFragmentDoc = new TypedDocumentString(`
    fragment OrderSummary on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    quantity
    name
  }
}
    `, {"fragmentName":"OrderSummary"}) as unknown as TypedDocumentString<OrderSummaryFragment, unknown>;
export const OrderDetailsFragmentDoc = new TypedDocumentString(`
    fragment OrderDetails on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    id
    productId
    sku
    name
    quantity
    unitPrice {
      amount
      currencyCode
    }
    lineTotal {
      amount
      currencyCode
    }
    product {
      id
      sku
      name
    }
  }
  cancellation {
    reason
    message
    shortages {
      productId
      sku
      requested
      available
    }
  }
}
    `, {"fragmentName":"OrderDetails"}) as unknown as TypedDocumentString<OrderDetailsFragment, unknown>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order {
      id
      orderNumber
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue($first: Int!, $after: String, $filter: ProductFilter) {
  products(first: $first, after: $after, filter: $filter) {
    nodes {
      ...CatalogueProduct
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CatalogueProduct on Product {
  id
  sku
  name
  brand
  category
  isActive
  reorderPoint
  price {
    amount
    currencyCode
  }
  stockLevels {
    available
    version
    warehouse {
      code
      name
    }
  }
}`) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const StockLevelChangedDocument = new TypedDocumentString(`
    subscription StockLevelChanged($skus: [String!]!) {
  stockLevelChanged(skus: $skus) {
    sku
    available
    version
    warehouse {
      code
      name
    }
  }
}
    `) as unknown as TypedDocumentString<StockLevelChangedSubscription, StockLevelChangedSubscriptionVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($first: Int!, $after: String, $filter: OrderFilter) {
  orders(first: $first, after: $after, filter: $filter) {
    nodes {
      ...OrderSummary
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment OrderSummary on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    quantity
    name
  }
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const AnyOrderStatusChangedDocument = new TypedDocumentString(`
    subscription AnyOrderStatusChanged {
  orderStatusChanges {
    sequence
    order {
      ...OrderSummary
    }
  }
}
    fragment OrderSummary on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    quantity
    name
  }
}`) as unknown as TypedDocumentString<AnyOrderStatusChangedSubscription, AnyOrderStatusChangedSubscriptionVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order(id: $id) {
    ...OrderDetails
  }
}
    fragment OrderDetails on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    id
    productId
    sku
    name
    quantity
    unitPrice {
      amount
      currencyCode
    }
    lineTotal {
      amount
      currencyCode
    }
    product {
      id
      sku
      name
    }
  }
  cancellation {
    reason
    message
    shortages {
      productId
      sku
      requested
      available
    }
  }
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const OrderStatusChangedDocument = new TypedDocumentString(`
    subscription OrderStatusChanged($orderId: ID!, $afterSequence: Int!) {
  orderStatusChanged(orderId: $orderId, afterSequence: $afterSequence) {
    sequence
    status
    previousStatus
    occurredAt
    order {
      ...OrderDetails
    }
  }
}
    fragment OrderDetails on Order {
  id
  orderNumber
  status
  sequence
  createdAt
  total {
    amount
    currencyCode
  }
  lines {
    id
    productId
    sku
    name
    quantity
    unitPrice {
      amount
      currencyCode
    }
    lineTotal {
      amount
      currencyCode
    }
    product {
      id
      sku
      name
    }
  }
  cancellation {
    reason
    message
    shortages {
      productId
      sku
      requested
      available
    }
  }
}`) as unknown as TypedDocumentString<OrderStatusChangedSubscription, OrderStatusChangedSubscriptionVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      id
      sequence
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;