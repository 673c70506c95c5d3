package main

import (
	"flag"
	"net/http"

	_ "github.com/go-sql-driver/mysql"
	"github.com/go-chi/chi/v5"
)

func main() {
	addr := flag.String("addr", ":4000", "where to listen")
	flag.Parse()
	r := chi.NewRouter()
	r.Get("/health", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200) })
	http.ListenAndServe(*addr, r)
}
