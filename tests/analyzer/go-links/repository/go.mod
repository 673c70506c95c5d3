module example.com/links

go 1.22

require (
	github.com/gin-gonic/gin v1.10.0
	github.com/golang-migrate/migrate/v4 v4.17.1
	github.com/jackc/pgx/v5 v5.6.0
	github.com/redis/go-redis/v9 v9.5.3
)

require github.com/mattn/go-sqlite3 v1.14.22 // indirect
