const express = require('express');
const { createProxyMiddleware } = require('http-proxy-middleware');

const app = express();
app.get('/_health', (req, res) => res.sendStatus(204));
app.use('/auth', createProxyMiddleware({ target: process.env.AUTH_URL }));
app.listen(8080);
