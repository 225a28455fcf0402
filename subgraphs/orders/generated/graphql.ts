import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Rejection } from '../../../platform/kernel/rejection.ts';
import type { OrderRow, LineRow, StatusEvent } from '../repository.ts';
import type { StatusChange, Cancellation } from '../domain/order.ts';
import type { OrderPage } from '../queries.ts';
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

/** An order to cancel. */
export type CancelOrderInput = {
  /** Refuse if the order has moved on from this sequence. */
  expectedSequence?: InputMaybe<Scalars['Int']['input']>;
  /** A key of your own, 8 to 64 characters: the same key again gives the same answer and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  orderId: Scalars['ID']['input'];
};

/** The outcome of cancelOrder. */
export type CancelOrderPayload = {
  __typename?: 'CancelOrderPayload';
  /** The order as it now is; null if the cancellation was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing changed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was done. */
  userErrors: Array<UserError>;
};

/** Why an order is cancelled. New values may be added. */
export type CancelReason =
  /** The customer asked for it. */
  | 'CUSTOMER_REQUEST'
  /** Staff asked for it. */
  | 'STAFF_REQUEST'
  /** There was not enough stock. */
  | 'STOCK_REJECTED';

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

/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Asks for an order to be cancelled. It is CANCELLING until its stock is free again, then CANCELLED. */
  cancelOrder: CancelOrderPayload;
  /**
   * Places an order. Answers at once with the order PENDING; whether its stock could be reserved is then told by its status:
   * CONFIRMED, or CANCELLED with the shortages in `cancellation`.
   */
  placeOrder: PlaceOrderPayload;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


/** What can be changed. A refusal for a reason of the business is an answer with `userErrors`, not an error. */
export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};

/** What a customer asked for, and what became of it. */
export type Order = {
  __typename?: 'Order';
  /** Why it is being or was cancelled; null otherwise. */
  cancellation: Maybe<OrderCancellation>;
  /** When it was placed. */
  createdAt: Scalars['DateTime']['output'];
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** What was ordered. */
  lines: Array<OrderLine>;
  /** The number that people use: `ORD-12345`. */
  orderNumber: Scalars['String']['output'];
  /** Grows by one with each change of status; PENDING is 1. */
  sequence: Scalars['Int']['output'];
  /** Where it stands. */
  status: OrderStatus;
  /** Every status it has had, oldest first. */
  statusHistory: Array<OrderStatusChange>;
  /** The sum of all lines. */
  total: Money;
  /** When its status last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** Why an order is being or was cancelled. */
export type OrderCancellation = {
  __typename?: 'OrderCancellation';
  /** When it was decided. */
  at: Scalars['DateTime']['output'];
  /** The reason, for people. */
  message: Scalars['String']['output'];
  /** The reason, for programs. */
  reason: CancelReason;
  /** What was short, when the reason is STOCK_REJECTED: every short product, not only the first. */
  shortages: Array<Shortage>;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The orders with their cursors. */
  edges: Array<OrderEdge>;
  /** The orders. */
  nodes: Array<Order>;
  /** Where this page begins and ends. */
  pageInfo: PageInfo;
  /** How many orders match, over all pages. */
  totalCount: Scalars['Int']['output'];
};

/** A condition on an instant. */
export type OrderDateTimeFilter = {
  /** At this instant or later. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this instant. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The direction of an order. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

/** An order with its cursor. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Names this order's place in the sorting. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** Which orders. All fields that are given must hold. */
export type OrderFilter = {
  /** By when they were placed. */
  createdAt?: InputMaybe<OrderDateTimeFilter>;
  /** By order number. */
  orderNumber?: InputMaybe<OrderStringFilter>;
  /** By status. */
  status?: InputMaybe<OrderStatusFilter>;
};

/** A product to order. */
export type OrderItemInput = {
  /** Which product. */
  productId: Scalars['ID']['input'];
  /** How many, 1 to 10,000; over all items of the same product as well. */
  quantity: Scalars['Int']['input'];
};

/** One product of an order. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** The line's id. */
  id: Scalars['ID']['output'];
  /** quantity x unitPrice. */
  lineTotal: Money;
  /** The product's name when the order was placed. */
  name: Scalars['String']['output'];
  /** The product as it is now. Null while Inventory cannot be reached. */
  product: Maybe<Product>;
  /** The product's id. */
  productId: Scalars['ID']['output'];
  /** How many. */
  quantity: Scalars['Int']['output'];
  /** The product's SKU when the order was placed. */
  sku: Scalars['String']['output'];
  /** What one cost when the order was placed. */
  unitPrice: Money;
};

/** In which order orders come. */
export type OrderOrder = {
  /** Upwards or downwards. */
  direction?: OrderDirection;
  /** By what. */
  field: OrderOrderField;
};

/** What orders can be ordered by. */
export type OrderOrderField =
  /** By when they were placed. */
  | 'CREATED_AT'
  /** By when their status last changed. */
  | 'UPDATED_AT';

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

/** One step in the life of an order. */
export type OrderStatusChange = {
  __typename?: 'OrderStatusChange';
  /** When. */
  occurredAt: Scalars['DateTime']['output'];
  /** The status before; null at the first. */
  previousStatus: Maybe<OrderStatus>;
  /** Which step; 1 is PENDING. */
  sequence: Scalars['Int']['output'];
  /** The status from here on. */
  status: OrderStatus;
};

/** A status change, with the order as it was right after it. */
export type OrderStatusEvent = {
  __typename?: 'OrderStatusEvent';
  /** When. */
  occurredAt: Scalars['DateTime']['output'];
  /** The order as it was right after this change. */
  order: Order;
  /** The status before; null at the first. */
  previousStatus: Maybe<OrderStatus>;
  /** Which step of the order; 1 is PENDING. */
  sequence: Scalars['Int']['output'];
  /** The status from here on. */
  status: OrderStatus;
};

/** A condition on a status. */
export type OrderStatusFilter = {
  /** Exactly this. */
  eq?: InputMaybe<OrderStatusInput>;
  /** One of these. */
  in?: InputMaybe<Array<OrderStatusInput>>;
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
  eq?: InputMaybe<Scalars['String']['input']>;
  /** One of these, at most 100. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
};

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

/** An order to place. */
export type PlaceOrderInput = {
  /** A key of your own, 8 to 64 characters: the same key again gives the same order, and places no second one. */
  idempotencyKey: Scalars['String']['input'];
  /** What to order: 1 to 100 items. A product named twice counts as the sum. */
  items: Array<OrderItemInput>;
};

/** The outcome of placeOrder. */
export type PlaceOrderPayload = {
  __typename?: 'PlaceOrderPayload';
  /** The order; null if it was refused. */
  order: Maybe<Order>;
  /** Whether this answers a repeated request, with nothing placed now. */
  replayed: Scalars['Boolean']['output'];
  /** Why it was refused; empty if it was placed. */
  userErrors: Array<UserError>;
};

export type Product = {
  __typename?: 'Product';
  id: Scalars['ID']['output'];
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** One order by its id. Null if there is none. */
  order: Maybe<Order>;
  /** Orders, a page at a time. Null only while Orders cannot be reached. */
  orders: Maybe<OrderConnection>;
};


/** What can be read. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: OrderOrder;
};

/** A product that an order asked more of than there was. */
export type Shortage = {
  __typename?: 'Shortage';
  /** How many there were. */
  available: Scalars['Int']['output'];
  /** The product's id. */
  productId: Scalars['ID']['output'];
  /** How many the order asked for, over all its lines. */
  requested: Scalars['Int']['output'];
  /** The product's SKU. */
  sku: Maybe<Scalars['String']['output']>;
};

/** What can be followed live, over WebSocket or Server-Sent Events. */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * The status changes of one order. Without `afterSequence`: its current status first, then every change. With it: every change
   * after that sequence, oldest first, then live. Each change comes once, in order, without a gap. To resume after a lost
   * connection, give the last `sequence` you saw.
   */
  orderStatusChanged: OrderStatusEvent;
  /** The status changes of all orders, from now on. */
  orderStatusChanges: OrderStatusEvent;
};


/** What can be followed live, over WebSocket or Server-Sent Events. */
export type SubscriptionOrderStatusChangedArgs = {
  afterSequence?: InputMaybe<Scalars['Int']['input']>;
  orderId: Scalars['ID']['input'];
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
  Order: Order;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CancelOrderInput: CancelOrderInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CancelOrderPayload: ResolverTypeWrapper<Omit<CancelOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelReason: CancelReason;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  InputError: ResolverTypeWrapper<InputError>;
  InsufficientStockError: ResolverTypeWrapper<InsufficientStockError>;
  InvalidStateError: ResolverTypeWrapper<InvalidStateError>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderCancellation: ResolverTypeWrapper<Cancellation>;
  OrderConnection: ResolverTypeWrapper<OrderPage>;
  OrderDateTimeFilter: OrderDateTimeFilter;
  OrderDirection: OrderDirection;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFilter: OrderFilter;
  OrderItemInput: OrderItemInput;
  OrderLine: ResolverTypeWrapper<LineRow>;
  OrderOrder: OrderOrder;
  OrderOrderField: OrderOrderField;
  OrderStatus: OrderStatus;
  OrderStatusChange: ResolverTypeWrapper<StatusChange>;
  OrderStatusEvent: ResolverTypeWrapper<StatusEvent>;
  OrderStatusFilter: OrderStatusFilter;
  OrderStatusInput: OrderStatusInput;
  OrderStringFilter: OrderStringFilter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderPayload: ResolverTypeWrapper<Omit<PlaceOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversTypes['Order']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Product: ResolverTypeWrapper<Product>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Shortage: ResolverTypeWrapper<Shortage>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UserError: ResolverTypeWrapper<Rejection>;
  UserErrorCode: UserErrorCode;
  VersionConflictError: ResolverTypeWrapper<VersionConflictError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CancelOrderInput: CancelOrderInput;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  CancelOrderPayload: Omit<CancelOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Boolean: Scalars['Boolean']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  InputError: InputError;
  InsufficientStockError: InsufficientStockError;
  InvalidStateError: InvalidStateError;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  Order: OrderRow;
  OrderCancellation: Cancellation;
  OrderConnection: OrderPage;
  OrderDateTimeFilter: OrderDateTimeFilter;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFilter: OrderFilter;
  OrderItemInput: OrderItemInput;
  OrderLine: LineRow;
  OrderOrder: OrderOrder;
  OrderStatusChange: StatusChange;
  OrderStatusEvent: StatusEvent;
  OrderStatusFilter: OrderStatusFilter;
  OrderStringFilter: OrderStringFilter;
  PageInfo: PageInfo;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderPayload: Omit<PlaceOrderPayload, 'order' | 'userErrors'> & { order?: Maybe<ResolversParentTypes['Order']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Product: Product;
  Query: Record<PropertyKey, never>;
  Shortage: Shortage;
  Subscription: Record<PropertyKey, never>;
  UserError: Rejection;
  VersionConflictError: VersionConflictError;
};

export type CancelOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  cancelOrder?: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  placeOrder?: Resolver<ResolversTypes['PlaceOrderPayload'], ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cancellation?: Resolver<Maybe<ResolversTypes['OrderCancellation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  orderNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  statusHistory?: Resolver<Array<ResolversTypes['OrderStatusChange']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderCancellationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderCancellation'] = ResolversParentTypes['OrderCancellation']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['CancelReason'], ParentType, ContextType>;
  shortages?: Resolver<Array<ResolversTypes['Shortage']>, ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderStatusChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStatusChange'] = ResolversParentTypes['OrderStatusChange']> = {
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previousStatus?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
};

export type OrderStatusEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStatusEvent'] = ResolversParentTypes['OrderStatusEvent']> = {
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  previousStatus?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaceOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderPayload'] = ResolversParentTypes['PlaceOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first' | 'orderBy'>>;
};

export type ShortageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Shortage'] = ResolversParentTypes['Shortage']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  orderStatusChanged?: SubscriptionResolver<ResolversTypes['OrderStatusEvent'], "orderStatusChanged", ParentType, ContextType, RequireFields<SubscriptionOrderStatusChangedArgs, 'orderId'>>;
  orderStatusChanges?: SubscriptionResolver<ResolversTypes['OrderStatusEvent'], "orderStatusChanges", ParentType, ContextType>;
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

export type Resolvers<ContextType = Context> = {
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  InputError?: InputErrorResolvers<ContextType>;
  InsufficientStockError?: InsufficientStockErrorResolvers<ContextType>;
  InvalidStateError?: InvalidStateErrorResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderCancellation?: OrderCancellationResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderStatusChange?: OrderStatusChangeResolvers<ContextType>;
  OrderStatusEvent?: OrderStatusEventResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlaceOrderPayload?: PlaceOrderPayloadResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Shortage?: ShortageResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  VersionConflictError?: VersionConflictErrorResolvers<ContextType>;
};

