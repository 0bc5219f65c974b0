import { describe, expect, test } from 'vitest';
import { sourceRoutes } from '../../../src/baseline/findings/source-routes.ts';
import { cpuTime } from '../../cpu-time.ts';

const routes = (text: string, file = 'src/app.ts'): string[] =>
  sourceRoutes(file, text).map(({ path, line }) => `${path}:${line}`);

describe('sourceRoutes', () => {
  test.each([
    ["app.get('/a', x);\nrouter.post(\n  '/b/:id', y)", ['/a:1', '/b/*:2']],
    ['fastify.route({ method: "GET",\n url: "/c" })', ['/c:2']],
    ['@app.get("/d/{item_id}")', ['/d/*:1']],
    ['@GetMapping("/e")\n@RequestMapping(value = "/f/{id}")', ['/e:1', '/f/*:2']],
    ["path('orders/<int:id>/', views.order),", ['/orders/*:1']],
    ["  get '/g', to: 'x#y'\n  post 'h'", ['/g:1', '/h:2']],
    ["Route::get('/i/{id}', 'X')", ['/i/*:1']],
    ['mux.HandleFunc("GET /j/{id}", f)\nr.GET("/k", g)', ['/j/*:1', '/k:2']],
  ])('finds the routes of %s', (text, expected) => {
    expect(routes(text)).toEqual(expected);
  });

  test.each([
    ['app/shop/[id]/page.tsx', '/shop/*:1'],
    ['src/app/(group)/cart/page.tsx', '/cart:1'],
    ['pages/index.tsx', '/:1'],
    ['pages/checkout.jsx', '/checkout:1'],
  ])('takes the path of %s for a route', (file, expected) => {
    expect(routes('', file)).toEqual([expected]);
  });

  test('takes no address, no template and no catch-all for one', () => {
    expect(routes("a.get('https://x.example/y'); a.get(`/x/${id}`); a.use('/*', z); a.all('/:all', z)")).toEqual([]);
  });

  test.each(['.get(', "path(r'", '@Get(', 'url: "/', '  get "x', 'app/'])(
    'reads a megabyte of %s in bounded time',
    (piece) => {
      const used = cpuTime();
      sourceRoutes('pages/x.ts', piece.repeat(500_000 / piece.length));
      expect(used()).toBeLessThan(4_000);
    },
  );
});
