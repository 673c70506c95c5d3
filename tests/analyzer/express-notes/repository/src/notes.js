const { Router } = require('express');
const knex = require('knex')(require('../knexfile').production);
const Redis = require('ioredis');

const cache = new Redis(process.env.REDIS_URL);
const router = Router();
router.get('/', async (req, res) => res.json(await knex('notes').select()));

module.exports = { router, ping: () => knex.raw('select 1') };
