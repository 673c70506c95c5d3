import Fastify from 'fastify';
import websocket from '@fastify/websocket';
import mongoose from 'mongoose';

const fastify = Fastify({ logger: true });
await fastify.register(websocket);
await mongoose.connect(process.env.MONGO_URL!);

fastify.get('/livez', async () => ({ ok: true }));
fastify.get('/positions', { websocket: true }, (socket) => socket.send('hello'));

await fastify.listen({ host: '0.0.0.0', port: 7070 });
