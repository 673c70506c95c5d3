import Koa from 'koa';

const PORT = 3200;
const app = new Koa();
app.use(async (ctx) => {
  ctx.body = 'ok';
});
app.listen(PORT);
