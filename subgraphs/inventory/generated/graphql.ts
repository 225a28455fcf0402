import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Rejection } from '../../../platform/kernel/rejection.ts';
import type { ProductRow, ProductPage, WarehouseRow, StockTotals, StockLevelRow, MovementRow, MovementPage, ReservationRow, ReservationLineRow, LevelState } from '../rows.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A currency, by its three-letter code of ISO 4217: `EUR`. */
  CurrencyCode: { input: string; output: string; }
  /** An instant in UTC, RFC 3339 with milliseconds: `2026-03-01T12:00:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** A decimal number as text, so that no digit is lost: `"19.90"`. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A correction of what is on hand. */
export type AdjustStockInput = {
  /** How many more (or, negative, fewer) there are; not 0, at most 1,000,000,000 either way. */
  delta: Scalars['Int']['input'];
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** Why, 1 to 500 characters; kept in the ledger. */
  reason: Scalars['String']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** The outcome of adjustStock. */
export type AdjustStockPayload = {
  __typename?: 'AdjustStockPayload';
  /** The ledger entry that was made; null if it was refused. */
  movement: Maybe<StockMovement>;
  /** The product with its stock; null if it was refused. */
  product: Maybe<Product>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A product to add. */
export type CreateProductInput = {
  /** Who makes it, up to 100 characters. */
  brand?: Scalars['String']['input'];
  /** What kind of thing it is, up to 100 characters. */
  category?: Scalars['String']['input'];
  /** What it is, up to 5,000 characters. */
  description?: Scalars['String']['input'];
  /** Its id, if it has one elsewhere already (1 to 64 letters, digits, `_`, `-`, `.`); generated otherwise. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Where a picture of it is. */
  imageUrl?: InputMaybe<Scalars['String']['input']>;
  /** What is on hand at the start. */
  initialStock?: Array<InitialStockInput>;
  /** Its name, 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** What one costs. */
  price: MoneyInput;
  /** At which number of available items it is reported as low. */
  reorderPoint?: Scalars['Int']['input'];
  /** Its SKU, 1 to 64 characters, unique. */
  sku: Scalars['String']['input'];
};

/** The outcome of createProduct. */
export type CreateProductPayload = {
  __typename?: 'CreateProductPayload';
  /** The product; null if it was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** A product to take off sale. */
export type DiscontinueProductInput = {
  /** Refuse if the product is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which product. */
  id: Scalars['ID']['input'];
};

/** The outcome of discontinueProduct. */
export type DiscontinueProductPayload = {
  __typename?: 'DiscontinueProductPayload';
  /** The product as it now is; null if it was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** What is on hand in one warehouse when a product is added. */
export type InitialStockInput = {
  /** How many, 0 to 1,000,000,000. */
  quantity: Scalars['Int']['input'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['input'];
};

/** A refusal that carries no more than its code, message and place. */
export type InputError = UserError & {
  __typename?: 'InputError';
  /** The reason, for programs. */
  code: UserErrorCode;
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** There is not enough stock. */
export type InsufficientStockError = UserError & {
  __typename?: 'InsufficientStockError';
  /** How many there are. */
  available: Scalars['Int']['output'];
  /** Always INSUFFICIENT_STOCK. */
  code: UserErrorCode;
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
  /** How many were asked for. */
  requested: Scalars['Int']['output'];
  /** The product's SKU. */
  sku: Scalars['String']['output'];
};

/** The thing is in a state that does not allow this. */
export type InvalidStateError = UserError & {
  __typename?: 'InvalidStateError';
  /** The states in which this would be allowed. */
  allowed: Array<Scalars['String']['output']>;
  /** Always INVALID_STATE. */
  code: UserErrorCode;
  /** The state it is in. */
  current: Scalars['String']['output'];
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** An amount of money in one currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount, with as many decimals as the currency has. */
  amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  currencyCode: Scalars['CurrencyCode']['output'];
};

/** An amount of money. */
export type MoneyInput = {
  /** The amount, not negative, with no more decimals than the currency has. */
  amount: Scalars['Decimal']['input'];
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['input'];
};

/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Adds to or takes from what is on hand in a warehouse, after a count, a find or a loss. */
  adjustStock: AdjustStockPayload;
  /** Adds a product to the catalogue, with what is on hand of it in each warehouse that is named. */
  createProduct: CreateProductPayload;
  /** Takes a product off sale. Orders already placed are not touched. */
  discontinueProduct: DiscontinueProductPayload;
  /** Changes the fields that are given. */
  updateProduct: UpdateProductPayload;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationAdjustStockArgs = {
  input: AdjustStockInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationDiscontinueProductArgs = {
  input: DiscontinueProductInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};

/** The direction of an order. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

/** Where a page of a connection begins and ends (Relay). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the page's last entry: give it as `after` to get the next page. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there are entries after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are entries before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the page's first entry. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** Something that is kept in stock and sold. */
export type Product = {
  __typename?: 'Product';
  /** Who makes it. */
  brand: Scalars['String']['output'];
  /** What kind of thing it is. */
  category: Scalars['String']['output'];
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** What it is, in a few sentences. */
  description: Scalars['String']['output'];
  /** The product's id. */
  id: Scalars['ID']['output'];
  /** Where a picture of it is. */
  imageUrl: Maybe<Scalars['String']['output']>;
  /** Whether it can be ordered. */
  isActive: Scalars['Boolean']['output'];
  /** The name that customers see. */
  name: Scalars['String']['output'];
  /** What one costs now. An order keeps the price it was placed at. */
  price: Money;
  /** When available stock falls to this number or below, it is reported as low. */
  reorderPoint: Scalars['Int']['output'];
  /** The stock keeping unit: the business's own unique name for it. */
  sku: Scalars['String']['output'];
  /** Its stock over all warehouses. */
  stock: StockSummary;
  /** Its stock in each warehouse. */
  stockLevels: Array<StockLevel>;
  /** The ledger: every change of its stock, newest first. */
  stockMovements: StockMovementConnection;
  /** When its catalogue entry last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Grows with each change of the catalogue entry. */
  version: Scalars['Int']['output'];
};


/** Something that is kept in stock and sold. */
export type ProductStockMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The products with their cursors. */
  edges: Array<ProductEdge>;
  /** The products. */
  nodes: Array<Product>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many products match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A product with its cursor. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Names this product's place in the order. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** Which products. All fields that are given must hold. */
export type ProductFilter = {
  /** By brand. */
  brand?: InputMaybe<ProductStringFilter>;
  /** By category. */
  category?: InputMaybe<ProductStringFilter>;
  /** Only those on sale, or only those not. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** By name. */
  name?: InputMaybe<ProductStringFilter>;
  /** By SKU. */
  sku?: InputMaybe<ProductStringFilter>;
};

/** In which order products come. */
export type ProductOrder = {
  /** Upwards or downwards. */
  direction?: OrderDirection;
  /** By what. */
  field: ProductOrderField;
};

/** What products can be ordered by. */
export type ProductOrderField =
  /** By when they were added. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By price. */
  | 'PRICE'
  /** By SKU. */
  | 'SKU';

/** A condition on a text. All fields that are given must hold. */
export type ProductStringFilter = {
  /** Contains this, whatever its case. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Exactly this. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** One product by its id or its SKU (give exactly one). Null if there is none. */
  product: Maybe<Product>;
  /** Products, a page at a time. Null only while Inventory cannot be reached. */
  products: Maybe<ProductConnection>;
  /** The reservation that an order holds. Null if Inventory has not heard of the order. */
  reservation: Maybe<Reservation>;
  /** The warehouses that hold stock. Null only while Inventory cannot be reached. */
  warehouses: Maybe<Array<Warehouse>>;
};


/** What can be read. */
export type QueryProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: ProductOrder;
};


/** What can be read. */
export type QueryReservationArgs = {
  orderId: Scalars['ID']['input'];
};

/** The promise of stock to one order. */
export type Reservation = {
  __typename?: 'Reservation';
  /** When it was decided. */
  createdAt: Scalars['DateTime']['output'];
  /** The reservation's id. */
  id: Scalars['ID']['output'];
  /** What is held, where. */
  lines: Array<ReservationLine>;
  /** The order it is for. */
  orderId: Scalars['ID']['output'];
  /** Where it stands. */
  state: ReservationState;
};

/** What is held of one product in one warehouse. */
export type ReservationLine = {
  __typename?: 'ReservationLine';
  /** Which product. Null if it is no longer known. */
  product: Maybe<Product>;
  /** How many. */
  quantity: Scalars['Int']['output'];
  /** In which warehouse. */
  warehouse: Warehouse;
};

/** Where the promise of stock to an order stands. */
export type ReservationState =
  /** The order is confirmed; the stock waits to be shipped. */
  | 'COMMITTED'
  /** Stock is held until the order is confirmed. */
  | 'HELD'
  /** There was not enough; nothing is held. */
  | 'REJECTED'
  /** The stock is free again. */
  | 'RELEASED';

/** How much of one product there is in one warehouse. */
export type StockLevel = {
  __typename?: 'StockLevel';
  /** What can be promised: onHand - unavailable - reserved. */
  available: Scalars['Int']['output'];
  /** What lies there. */
  onHand: Scalars['Int']['output'];
  /** What is promised to orders. */
  reserved: Scalars['Int']['output'];
  /** What cannot be sold: damaged or under inspection. */
  unavailable: Scalars['Int']['output'];
  /** Grows with each change of this level. */
  version: Scalars['Int']['output'];
  /** Which warehouse. */
  warehouse: Warehouse;
};

/** A stock level as it was after a change (or at the start of the subscription). */
export type StockLevelEvent = {
  __typename?: 'StockLevelEvent';
  /** What can be promised. */
  available: Scalars['Int']['output'];
  /** When it changed. */
  occurredAt: Scalars['DateTime']['output'];
  /** What lies there. */
  onHand: Scalars['Int']['output'];
  /** Which product. */
  product: Product;
  /** What is promised to orders. */
  reserved: Scalars['Int']['output'];
  /** The product's SKU. */
  sku: Scalars['String']['output'];
  /** What cannot be sold. */
  unavailable: Scalars['Int']['output'];
  /** Grows with each change of this level. */
  version: Scalars['Int']['output'];
  /** In which warehouse. */
  warehouse: Warehouse;
};

/** One entry of the ledger. Entries are never changed or deleted; their sum is the stock level. */
export type StockMovement = {
  __typename?: 'StockMovement';
  /** The movement's id. */
  id: Scalars['ID']['output'];
  /** When. */
  occurredAt: Scalars['DateTime']['output'];
  /** What was on hand afterwards. */
  onHandAfter: Scalars['Int']['output'];
  /** By how much onHand changed. */
  onHandDelta: Scalars['Int']['output'];
  /** The order it was made for. */
  orderId: Maybe<Scalars['ID']['output']>;
  /** Why, in the words of who made it. */
  reason: Maybe<Scalars['String']['output']>;
  /** What was reserved afterwards. */
  reservedAfter: Scalars['Int']['output'];
  /** By how much reserved changed. */
  reservedDelta: Scalars['Int']['output'];
  /** What kind of change it was. */
  type: StockMovementType;
  /** By how much unavailable changed. */
  unavailableDelta: Scalars['Int']['output'];
  /** In which warehouse. */
  warehouse: Warehouse;
};

/** A page of ledger entries. */
export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  /** The entries with their cursors. */
  edges: Array<StockMovementEdge>;
  /** The entries. */
  nodes: Array<StockMovement>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
};

/** A ledger entry with its cursor. */
export type StockMovementEdge = {
  __typename?: 'StockMovementEdge';
  /** Names this entry's place. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: StockMovement;
};

/** What kind of change of stock it was. */
export type StockMovementType =
  /** A count, a find or a loss. */
  | 'ADJUSTMENT'
  /** Goods came in. */
  | 'RECEIPT'
  /** A promise taken back. */
  | 'RELEASE'
  /** Promised to an order. */
  | 'RESERVE';

/** How a product's available stock stands. */
export type StockStatus =
  /** Above the reorder point. */
  | 'IN_STOCK'
  /** At the reorder point or below. */
  | 'LOW'
  /** Nothing available. */
  | 'OUT_OF_STOCK';

/** How much of a product there is, over all warehouses. */
export type StockSummary = {
  __typename?: 'StockSummary';
  /** What can be promised: onHand - unavailable - reserved. */
  available: Scalars['Int']['output'];
  /** What lies in the warehouses. */
  onHand: Scalars['Int']['output'];
  /** What is promised to orders. */
  reserved: Scalars['Int']['output'];
  /** Whether it is plentiful, at or below the reorder point, or gone. */
  status: StockStatus;
  /** What cannot be sold: damaged or under inspection. */
  unavailable: Scalars['Int']['output'];
};

/** What can be followed live, over WebSocket or Server-Sent Events. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Stock levels of the named SKUs: each level as it is first, then every change. Empty list: all products, changes only. */
  stockLevelChanged: StockLevelEvent;
};


/** What can be followed live, over WebSocket or Server-Sent Events. */
export type SubscriptionStockLevelChangedArgs = {
  skus: Array<Scalars['String']['input']>;
};

/** Changes to a product. What is not given stays. */
export type UpdateProductInput = {
  /** New brand. */
  brand?: InputMaybe<Scalars['String']['input']>;
  /** New category. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** New description. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Refuse if the product is no longer at this version. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Which product. */
  id: Scalars['ID']['input'];
  /** New picture. */
  imageUrl?: InputMaybe<Scalars['String']['input']>;
  /** Put it on sale again, or take it off. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** New name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** New price. Orders already placed keep theirs. */
  price?: InputMaybe<MoneyInput>;
  /** New reorder point. */
  reorderPoint?: InputMaybe<Scalars['Int']['input']>;
  /** New SKU. */
  sku?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of updateProduct. */
export type UpdateProductPayload = {
  __typename?: 'UpdateProductPayload';
  /** The product as it now is; null if the change was refused. */
  product: Maybe<Product>;
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Why a mutation was refused; nothing was changed. */
export type UserError = {
  /** The reason, for programs. */
  code: UserErrorCode;
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about: `["input", "items", "0", "quantity"]`. */
  path: Maybe<Array<Scalars['String']['output']>>;
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

/** Somebody else changed it since the version that was expected. */
export type VersionConflictError = UserError & {
  __typename?: 'VersionConflictError';
  /** Always VERSION_CONFLICT. */
  code: UserErrorCode;
  /** The version it has now. */
  currentVersion: Scalars['Int']['output'];
  /** The reason, for people, with what to do about it. */
  message: Scalars['String']['output'];
  /** The place in the input that it is about. */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** A place that holds stock. */
export type Warehouse = {
  __typename?: 'Warehouse';
  /** A short unique name. */
  code: Scalars['String']['output'];
  /** The warehouse's id. */
  id: Scalars['ID']['output'];
  /** The name that people use. */
  name: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Product: Product;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Product:
    ( { __typename: 'Product' }
    & ( GraphQLRecursivePick<FederationTypes['Product'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Product'], {"sku":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdjustStockInput: AdjustStockInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AdjustStockPayload: ResolverTypeWrapper<Omit<AdjustStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversTypes['StockMovement']>, product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CreateProductInput: CreateProductInput;
  CreateProductPayload: ResolverTypeWrapper<Omit<CreateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DiscontinueProductInput: DiscontinueProductInput;
  DiscontinueProductPayload: ResolverTypeWrapper<Omit<DiscontinueProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  InitialStockInput: InitialStockInput;
  InputError: ResolverTypeWrapper<InputError>;
  InsufficientStockError: ResolverTypeWrapper<InsufficientStockError>;
  InvalidStateError: ResolverTypeWrapper<InvalidStateError>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Product: ResolverTypeWrapper<ProductRow>;
  ProductConnection: ResolverTypeWrapper<ProductPage>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductOrder: ProductOrder;
  ProductOrderField: ProductOrderField;
  ProductStringFilter: ProductStringFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reservation: ResolverTypeWrapper<ReservationRow>;
  ReservationLine: ResolverTypeWrapper<ReservationLineRow>;
  ReservationState: ReservationState;
  StockLevel: ResolverTypeWrapper<StockLevelRow>;
  StockLevelEvent: ResolverTypeWrapper<LevelState>;
  StockMovement: ResolverTypeWrapper<MovementRow>;
  StockMovementConnection: ResolverTypeWrapper<MovementPage>;
  StockMovementEdge: ResolverTypeWrapper<Omit<StockMovementEdge, 'node'> & { node: ResolversTypes['StockMovement'] }>;
  StockMovementType: StockMovementType;
  StockStatus: StockStatus;
  StockSummary: ResolverTypeWrapper<StockTotals>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UpdateProductInput: UpdateProductInput;
  UpdateProductPayload: ResolverTypeWrapper<Omit<UpdateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversTypes['Product']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UserError: ResolverTypeWrapper<Rejection>;
  UserErrorCode: UserErrorCode;
  VersionConflictError: ResolverTypeWrapper<VersionConflictError>;
  Warehouse: ResolverTypeWrapper<WarehouseRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdjustStockInput: AdjustStockInput;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AdjustStockPayload: Omit<AdjustStockPayload, 'movement' | 'product' | 'userErrors'> & { movement?: Maybe<ResolversParentTypes['StockMovement']>, product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Boolean: Scalars['Boolean']['output'];
  CreateProductInput: CreateProductInput;
  CreateProductPayload: Omit<CreateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DiscontinueProductInput: DiscontinueProductInput;
  DiscontinueProductPayload: Omit<DiscontinueProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  InitialStockInput: InitialStockInput;
  InputError: InputError;
  InsufficientStockError: InsufficientStockError;
  InvalidStateError: InvalidStateError;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Product: ProductRow;
  ProductConnection: ProductPage;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductOrder: ProductOrder;
  ProductStringFilter: ProductStringFilter;
  Query: Record<PropertyKey, never>;
  Reservation: ReservationRow;
  ReservationLine: ReservationLineRow;
  StockLevel: StockLevelRow;
  StockLevelEvent: LevelState;
  StockMovement: MovementRow;
  StockMovementConnection: MovementPage;
  StockMovementEdge: Omit<StockMovementEdge, 'node'> & { node: ResolversParentTypes['StockMovement'] };
  StockSummary: StockTotals;
  Subscription: Record<PropertyKey, never>;
  UpdateProductInput: UpdateProductInput;
  UpdateProductPayload: Omit<UpdateProductPayload, 'product' | 'userErrors'> & { product?: Maybe<ResolversParentTypes['Product']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UserError: Rejection;
  VersionConflictError: VersionConflictError;
  Warehouse: WarehouseRow;
};

export type AdjustStockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockPayload'] = ResolversParentTypes['AdjustStockPayload']> = {
  movement?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductPayload'] = ResolversParentTypes['CreateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DiscontinueProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DiscontinueProductPayload'] = ResolversParentTypes['DiscontinueProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type InputErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InsufficientStockErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsufficientStockError'] = ResolversParentTypes['InsufficientStockError']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidStateErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidStateError'] = ResolversParentTypes['InvalidStateError']> = {
  allowed?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  adjustStock?: Resolver<ResolversTypes['AdjustStockPayload'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['CreateProductPayload'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  discontinueProduct?: Resolver<ResolversTypes['DiscontinueProductPayload'], ParentType, ContextType, RequireFields<MutationDiscontinueProductArgs, 'input'>>;
  updateProduct?: Resolver<ResolversTypes['UpdateProductPayload'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  brand?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reorderPoint?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['StockSummary'], ParentType, ContextType>;
  stockLevels?: Resolver<Array<ResolversTypes['StockLevel']>, ParentType, ContextType>;
  stockMovements?: Resolver<ResolversTypes['StockMovementConnection'], ParentType, ContextType, RequireFields<ProductStockMovementsArgs, 'first'>>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, Partial<QueryProductArgs>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first' | 'orderBy'>>;
  reservation?: Resolver<Maybe<ResolversTypes['Reservation']>, ParentType, ContextType, RequireFields<QueryReservationArgs, 'orderId'>>;
  warehouses?: Resolver<Maybe<Array<ResolversTypes['Warehouse']>>, ParentType, ContextType>;
};

export type ReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reservation'] = ResolversParentTypes['Reservation']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['ReservationLine']>, ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReservationState'], ParentType, ContextType>;
};

export type ReservationLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReservationLine'] = ResolversParentTypes['ReservationLine']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type StockLevelEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockLevelEvent'] = ResolversParentTypes['StockLevelEvent']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  onHandAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHandDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reservedAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reservedDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['StockMovementType'], ParentType, ContextType>;
  unavailableDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type StockSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockSummary'] = ResolversParentTypes['StockSummary']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StockStatus'], ParentType, ContextType>;
  unavailable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  stockLevelChanged?: SubscriptionResolver<ResolversTypes['StockLevelEvent'], "stockLevelChanged", ParentType, ContextType, RequireFields<SubscriptionStockLevelChangedArgs, 'skus'>>;
};

export type UpdateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductPayload'] = ResolversParentTypes['UpdateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InputError' | 'InsufficientStockError' | 'InvalidStateError' | 'VersionConflictError', ParentType, ContextType>;
};

export type VersionConflictErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflictError'] = ResolversParentTypes['VersionConflictError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WarehouseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AdjustStockPayload?: AdjustStockPayloadResolvers<ContextType>;
  CreateProductPayload?: CreateProductPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DiscontinueProductPayload?: DiscontinueProductPayloadResolvers<ContextType>;
  InputError?: InputErrorResolvers<ContextType>;
  InsufficientStockError?: InsufficientStockErrorResolvers<ContextType>;
  InvalidStateError?: InvalidStateErrorResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Reservation?: ReservationResolvers<ContextType>;
  ReservationLine?: ReservationLineResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  StockLevelEvent?: StockLevelEventResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockSummary?: StockSummaryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UpdateProductPayload?: UpdateProductPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VersionConflictError?: VersionConflictErrorResolvers<ContextType>;
  Warehouse?: WarehouseResolvers<ContextType>;
};

