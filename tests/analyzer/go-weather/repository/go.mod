module github.com/example/weather

go 1.23.1

require github.com/go-chi/chi/v5 v5.1.0
require github.com/go-sql-driver/mysql v1.8.1
require github.com/pressly/goose/v3 v3.21.1
require github.com/aws/aws-sdk-go-v2/service/sqs v1.34.0
