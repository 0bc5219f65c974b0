import type { FastifyInstance } from 'fastify';
import type { GatewayControl, ShopControl } from './control-actions.ts';
import { bookRoutes } from './control/book-routes.ts';
import { clockRoutes } from './control/clock-routes.ts';
import { makeControlPlane } from './control/control-plane.ts';
import { databaseRoutes } from './control/database-routes.ts';
import { type AnswerKey, defectRoutes } from './control/defect-routes.ts';
import { faultRoutes } from './control/fault-routes.ts';
import { gatewayRoutes } from './control/gateway-routes.ts';
import { keyRoutes } from './control/key-routes.ts';
import { operationRoutes } from './control/operation-routes.ts';
import { resetRoutes } from './control/reset-routes.ts';
import { watchRoutes } from './control/watch-routes.ts';
import { webhookRoutes } from './control/webhook-routes.ts';

/** The shop that a control plane steers, and what of it is planted. */
export interface ControlledShop {
  readonly shop: ShopControl;
  readonly key: AnswerKey;
}

/** The control plane of a gateway, and of the shop before it where there is one. Not yet listening. */
export function openControlPlane(token: string, gateway: GatewayControl, shopped?: ControlledShop): FastifyInstance {
  const gatewayAreas = [resetRoutes, clockRoutes, faultRoutes, gatewayRoutes, webhookRoutes];
  const shopAreas = shopped === undefined ? [] : [bookRoutes, watchRoutes, keyRoutes, databaseRoutes, operationRoutes];
  return makeControlPlane(token, [
    ...gatewayAreas.map((area) => (app: FastifyInstance) => area(app, gateway)),
    ...shopAreas.map((area) => (app: FastifyInstance) => shopped && area(app, shopped.shop)),
    (app) => shopped && defectRoutes(app, shopped.shop, shopped.key),
  ]);
}
