const express = require('express');
const rateLimit = require('express-rate-limit');
const notes = require('./notes');

const app = express();
app.use(express.json());
app.use(rateLimit({ windowMs: 60_000, limit: 300 }));
app.get('/healthz', (req, res) => res.json({ ok: true }));
app.get('/readyz', async (req, res) => res.json(await notes.ping()));
app.use('/notes', notes.router);

module.exports = app;
