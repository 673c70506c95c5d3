package main

import (
	"os"

	"example.com/links/internal/web"
)

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8090"
	}
	web.Router().Run(":" + port)
}
