const app = require('./app');

const port = process.env.PORT || 3000;
// app.listen(9999) was used in the workshop
app.listen(port, () => console.log(`notes on ${port}`));
