/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A correction of what is on hand. */
export type AdjustStockInput = {
  /** How many more (or, negative, fewer) there are; not 0, at most 1,000,000,000 either way. */
  delta: number;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: string;
  /** Which product. */
  productId: string | number;
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: string;
  /** The warehouse's code. */
  warehouse: string;
};

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

/** A product to add. */
export type CreateProductInput = {
  /** Who makes it, up to 100 characters. */
  brand?: string;
  /** What kind of thing it is, up to 100 characters. */
  category?: string;
  /** What it is, up to 5,000 characters. */
  description?: string;
  /** Its id, if it has one elsewhere already (1 to 64 letters, digits, `_`, `-`, `.`); generated otherwise. */
  id?: string | number | null | undefined;
  /** Where a picture of it is. */
  imageUrl?: string | null | undefined;
  /** What is on hand at the start. */
  initialStock?: Array<InitialStockInput>;
  /** Its name, 1 to 200 characters. */
  name: string;
  /** What one costs. */
  price: MoneyInput;
  /** At which number of available items it is reported as low. */
  reorderPoint?: number;
  /** Its SKU, 1 to 64 characters, unique. */
  sku: string;
};

/** What is on hand in one warehouse when a product is added. */
export type InitialStockInput = {
  /** How many, 0 to 1,000,000,000. */
  quantity: number;
  /** The warehouse's code. */
  warehouse: string;
};

/** An amount of money. */
export type MoneyInput = {
  /** The amount, not negative, with no more decimals than the currency has. */
  amount: string;
  /** The currency. */
  currencyCode: string;
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


export type PlaceOrderMutation = { placeOrder: { replayed: boolean, order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, total: { amount: string, currencyCode: string } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder: { replayed: boolean, order: { id: string, status: OrderStatus, sequence: number } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type OrderByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderByIdQuery = { order: { id: string, orderNumber: string, status: OrderStatus, sequence: number, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, sku: string, name: string, unitPrice: { amount: string, currencyCode: string }, lineTotal: { amount: string, currencyCode: string }, product: { id: string, sku: string, name: string } | null }>, statusHistory: Array<{ sequence: number, status: OrderStatus, previousStatus: OrderStatus | null, occurredAt: string }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, sku: string | null, requested: number, available: number }> } | null } | null };

export type OrderStatusChangedSubscriptionVariables = Exact<{
  orderId: string | number;
  afterSequence?: number | null | undefined;
}>;


export type OrderStatusChangedSubscription = { orderStatusChanged: { sequence: number, status: OrderStatus, previousStatus: OrderStatus | null, occurredAt: string, order: { id: string, orderNumber: string, total: { amount: string, currencyCode: string }, lines: Array<{ quantity: number, product: { sku: string, name: string } | null }>, cancellation: { reason: CancelReason, message: string, shortages: Array<{ productId: string, requested: number, available: number }> } | null } } };

export type ProductsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type ProductsQuery = { products: { nodes: Array<{ id: string, sku: string, name: string, price: { amount: string, currencyCode: string }, stock: { onHand: number, reserved: number, available: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { product: { id: string, sku: string, version: number } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type AdjustStockMutationVariables = Exact<{
  input: AdjustStockInput;
}>;


export type AdjustStockMutation = { adjustStock: { replayed: boolean, product: { id: string, stock: { onHand: number, reserved: number, available: number } } | null, userErrors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } };

export type ProductStockQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
}>;


export type ProductStockQuery = { products: { nodes: Array<{ id: string, sku: string, stock: { onHand: number, reserved: number, unavailable: number, available: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderStatusesQueryVariables = Exact<{
  orderNumbers: Array<string> | string;
}>;


export type OrderStatusesQuery = { orders: { nodes: Array<{ id: string, status: OrderStatus, sequence: number }> } | null };

export type OrderStatusChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OrderStatusChangesSubscription = { orderStatusChanges: { sequence: number, status: OrderStatus, order: { id: string } } };

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

export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order {
      id
      orderNumber
      status
      sequence
      total {
        amount
        currencyCode
      }
    }
    replayed
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      id
      status
      sequence
    }
    replayed
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const OrderByIdDocument = new TypedDocumentString(`
    query OrderById($id: ID!) {
  order(id: $id) {
    id
    orderNumber
    status
    sequence
    total {
      amount
      currencyCode
    }
    lines {
      quantity
      sku
      name
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
    statusHistory {
      sequence
      status
      previousStatus
      occurredAt
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
}
    `) as unknown as TypedDocumentString<OrderByIdQuery, OrderByIdQueryVariables>;
export const OrderStatusChangedDocument = new TypedDocumentString(`
    subscription OrderStatusChanged($orderId: ID!, $afterSequence: Int) {
  orderStatusChanged(orderId: $orderId, afterSequence: $afterSequence) {
    sequence
    status
    previousStatus
    occurredAt
    order {
      id
      orderNumber
      total {
        amount
        currencyCode
      }
      lines {
        quantity
        product {
          sku
          name
        }
      }
      cancellation {
        reason
        message
        shortages {
          productId
          requested
          available
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusChangedSubscription, OrderStatusChangedSubscriptionVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($first: Int! = 20, $after: String, $filter: ProductFilter) {
  products(first: $first, after: $after, filter: $filter) {
    nodes {
      id
      sku
      name
      price {
        amount
        currencyCode
      }
      stock {
        onHand
        reserved
        available
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      id
      sku
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const AdjustStockDocument = new TypedDocumentString(`
    mutation AdjustStock($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    product {
      id
      stock {
        onHand
        reserved
        available
      }
    }
    replayed
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AdjustStockMutation, AdjustStockMutationVariables>;
export const ProductStockDocument = new TypedDocumentString(`
    query ProductStock($first: Int!, $after: String, $filter: ProductFilter) {
  products(
    first: $first
    after: $after
    filter: $filter
    orderBy: {field: SKU, direction: ASC}
  ) {
    nodes {
      id
      sku
      stock {
        onHand
        reserved
        unavailable
        available
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProductStockQuery, ProductStockQueryVariables>;
export const OrderStatusesDocument = new TypedDocumentString(`
    query OrderStatuses($orderNumbers: [String!]!) {
  orders(first: 100, filter: {orderNumber: {in: $orderNumbers}}) {
    nodes {
      id
      status
      sequence
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusesQuery, OrderStatusesQueryVariables>;
export const OrderStatusChangesDocument = new TypedDocumentString(`
    subscription OrderStatusChanges {
  orderStatusChanges {
    sequence
    status
    order {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStatusChangesSubscription, OrderStatusChangesSubscriptionVariables>;