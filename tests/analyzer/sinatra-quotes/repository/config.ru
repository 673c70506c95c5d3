require "./app"
run Quotes
