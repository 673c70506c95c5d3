const app = require('../src/app');
app.listen(4321);
